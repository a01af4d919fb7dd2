"""A task that has not ended yet, as the orchestrator holds it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import trio

from ..event_store import Journal
from ..kernel import MessageContext
from ..throttle import LimitKey
from .orders import TaskOrder, WorkerCrashed, WorkerReport
from .request import TaskRequest
from .waiting import WaitingTime


@dataclass(slots=True, eq=False)
class ActiveTask:
    """Times are trio's, in seconds.

    `limit`: whose limit it would hit, None where none is known. `is_asking`: whether it may start
    is being asked. `held`: why it stays queued, as was recorded. `waiting`: the time in which its
    provider made it wait. `news` is the latest that its worker told. `interrupted`: the server
    ended while it ran. `ends` is set when nothing is left to do but to record its end.
    """

    task_id: str
    request: TaskRequest
    journal: Journal
    limit: LimitKey | None = None
    is_asking: bool = False
    held: str | None = None
    waiting: WaitingTime = field(default_factory=WaitingTime)
    queued_at: float = field(default_factory=trio.current_time)
    started_at: float | None = None
    has_worker: bool = False
    cancel_reason: str | None = None
    interrupted: bool = False
    news: WorkerReport | WorkerCrashed | None = None
    ends: trio.Event = field(default_factory=trio.Event)

    @property
    def status(self) -> str:
        """Where the task stands."""
        return "queued" if self.started_at is None else "running"

    @property
    def has_place(self) -> bool:
        """Whether it runs; while it asks whether it may, a place is kept for it."""
        return self.started_at is not None or self.is_asking

    @property
    def elapsed(self) -> float:
        """Seconds since the task was started."""
        return 0.0 if self.started_at is None else trio.current_time() - self.started_at

    @property
    def worked(self) -> float:
        """Seconds that count against its time limit: those in which it had not to wait."""
        return self.elapsed - self.waiting.total

    def hear(self, news: WorkerReport | WorkerCrashed, clock: Mapping[str, int]) -> None:
        """Take note of what its worker tells, and of what that one has seen."""
        self.news = news
        self.journal.merge(clock)

    def context(self) -> MessageContext:
        """Return what messages on behalf of the task carry."""
        journal = self.journal
        return MessageContext(journal.correlation_id or "", journal.causation_id, journal.clock)

    def order(self) -> TaskOrder:
        """Return what its worker is to do."""
        return TaskOrder(
            self.task_id,
            self.request,
            self.journal.correlation_id,
            self.journal.causation_id,
            self.journal.clock,
        )
