"""A task that has not ended yet, as the orchestrator holds it."""

from dataclasses import dataclass, field

import trio

from ..event_store import Journal
from .orders import TaskOrder, WorkerCrashed, WorkerReport
from .request import TaskRequest


@dataclass(slots=True, eq=False)
class ActiveTask:
    """`report` and `crash` are the latest that its worker told; times are trio's, in seconds."""

    task_id: str
    request: TaskRequest
    journal: Journal
    queued_at: float = field(default_factory=trio.current_time)
    started_at: float | None = None
    cancel_reason: str | None = None
    report: WorkerReport | None = None
    crash: WorkerCrashed | None = None
    concluding: bool = False

    @property
    def status(self) -> str:
        """Where the task stands."""
        return "queued" if self.started_at is None else "running"

    @property
    def elapsed(self) -> float:
        """Seconds since the task was started."""
        return 0.0 if self.started_at is None else trio.current_time() - self.started_at

    def order(self) -> TaskOrder:
        """Return what its worker is to do."""
        return TaskOrder(
            self.task_id,
            self.request,
            self.journal.correlation_id,
            self.journal.causation_id,
            self.journal.clock,
        )
