"""What the parts of the orchestrator share."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from ..event_store import EventLog, Journal
from ..kernel import Address, ChildSpec, Envelope, MessageContext
from .active import ActiveTask
from .orders import TaskOrder
from .queue import TaskQueue
from .request import TaskRequest

MakeWorker = Callable[[TaskOrder], ChildSpec]


@dataclass(slots=True)
class Desk:
    """The tasks at hand and whom to turn to.

    `make_worker` describes the supervised child that carries a task; `workers` is the supervisor
    that runs it. `waiting` holds the submissions that wait for room.
    """

    name: str
    log: EventLog
    index: Address
    workers: Address
    make_worker: MakeWorker
    queue: TaskQueue
    max_concurrent: int
    default_timeout: float | None
    stop_patience: float
    active: dict[str, ActiveTask] = field(default_factory=dict[str, ActiveTask])
    waiting: deque[Envelope] = field(default_factory=deque[Envelope])
    draining: str | None = None
    submitted: int = 0
    ended: Counter[str] = field(default_factory=Counter[str])
    durations: deque[float] = field(default_factory=lambda: deque[float](maxlen=20))

    @property
    def running(self) -> int:
        """How many tasks run."""
        return sum(task.started_at is not None for task in self.active.values())

    def retry_after(self) -> float:
        """Guess the seconds until there is room, from how long tasks took of late."""
        if not self.durations:
            return 1.0
        typical = sorted(self.durations)[len(self.durations) // 2]
        return max(1.0, typical / self.max_concurrent)

    def journal(self, task_id: str, context: MessageContext, cause: str | None = None) -> Journal:
        """Return the journal for the orchestrator's events of a task."""
        return Journal(
            self.log,
            task_id,
            process=self.name,
            correlation_id=context.correlation_id or None,
            causation_id=cause,
            clock=context.clock,
        )

    def new_task(self, request: TaskRequest, task_id: str, context: MessageContext) -> ActiveTask:
        """Return a task that is not recorded yet."""
        return ActiveTask(task_id, request, self.journal(task_id, context))
