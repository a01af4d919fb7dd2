"""What the parts of the orchestrator share."""

from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..event_store import EventLog, Journal, StorageError
from ..kernel import ActorDied, Address, AskTimeout, ChildSpec, MessageContext, Unavailable
from ..throttle import LimitKey
from .active import ActiveTask
from .orders import TaskOrder
from .queue import TaskQueue
from .request import TaskRequest

MakeWorker = Callable[[TaskOrder], ChildSpec]
FindLimit = Callable[[TaskRequest], LimitKey | None]
# Why the log, or what is derived from it, may not be available now.
LOG_FAILURES = (StorageError, ActorDied, AskTimeout)


@dataclass(slots=True)
class Desk:
    """The tasks at hand and whom to turn to; each incarnation of the orchestrator gets a new one.

    `make_worker` describes the supervised child that carries a task; `workers` is the supervisor
    that runs it. `default_timeout` (None: no limit) and `stop_patience` are in seconds. `agents`
    are those that a request may name, beside `command`; `agent_limits`: how many tasks of an agent
    run at once. `throttle` knows the limits that `find_limit` finds for a request.
    """

    name: str
    log: EventLog
    index: Address
    workers: Address
    throttle: Address
    make_worker: MakeWorker
    find_limit: FindLimit
    queue: TaskQueue
    max_concurrent: int
    default_timeout: float | None
    stop_patience: float
    agents: frozenset[str] = frozenset()
    agent_limits: Mapping[str, int] = field(default_factory=dict[str, int])
    active: dict[str, ActiveTask] = field(default_factory=dict[str, ActiveTask])
    draining: str | None = None
    submitted: int = 0
    ended: Counter[str] = field(default_factory=Counter[str])
    durations: deque[float] = field(default_factory=lambda: deque[float](maxlen=20))

    @property
    def running(self) -> int:
        """How many tasks run."""
        return sum(task.started_at is not None for task in self.active.values())

    def forget(self, task: ActiveTask, kind: str) -> None:
        """Let go of a task whose end is recorded, as an event of this type."""
        del self.active[task.task_id]
        self.ended[kind] += 1
        if task.started_at is not None:
            self.durations.append(task.elapsed)

    def refuse_when_draining(self) -> None:
        """Raise `Unavailable` when the work is being ended."""
        if self.draining is not None:
            raise Unavailable(f"no new tasks: {self.draining}", retry_after=5.0)

    def retry_after(self) -> float:
        """Guess the seconds until there is room, from how long tasks took of late."""
        if not self.durations:
            return 1.0
        typical = sorted(self.durations)[len(self.durations) // 2]
        return max(1.0, typical / self.max_concurrent)

    def time_limit(self, task: ActiveTask) -> float | None:
        """Return the task's own time limit, or the configured one; seconds."""
        own = task.request.timeout
        return self.default_timeout if own is None else own

    def new_task(self, request: TaskRequest, task_id: str, context: MessageContext) -> ActiveTask:
        """Return a task that is not at hand yet; its events go on from the context."""
        journal = Journal(
            self.log,
            task_id,
            process=self.name,
            correlation_id=context.correlation_id or None,
            causation_id=context.causation_id,
            clock=context.clock,
        )
        return ActiveTask(task_id, request, journal, self.find_limit(request))
