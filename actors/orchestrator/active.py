"""A task that has not ended yet, as the orchestrator holds it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import trio

from ..event_store import Journal
from ..kernel import MessageContext
from .orders import TaskOrder, WorkerCrashed, WorkerReport
from .request import TaskRequest


@dataclass(slots=True, eq=False)
class ActiveTask:
    """Times are trio's, in seconds.

    `news` is the latest that its worker told. `interrupted`: the server ended while it ran.
    `ends` is set when nothing is left to do but to record its end.
    """

    task_id: str
    request: TaskRequest
    journal: Journal
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
    def elapsed(self) -> float:
        """Seconds since the task was started."""
        return 0.0 if self.started_at is None else trio.current_time() - self.started_at

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
