"""The state of a task, as far as it is known from its events."""

from enum import StrEnum
from typing import Any

import msgspec


class TaskStatus(StrEnum):
    """Where a task stands."""

    QUEUED = "queued"
    RUNNING = "running"
    COMPLETE = "complete"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"  # the server died; only a new request takes it up again

    @property
    def ended(self) -> bool:
        """Whether the task's story is over."""
        return self in _ENDED


_ENDED = frozenset(TaskStatus) - {TaskStatus.QUEUED, TaskStatus.RUNNING}


class Anomaly(msgspec.Struct, frozen=True):
    """Something in the log that should not be; it was tolerated."""

    sequence_number: int
    reason: str


class StaleReport(msgspec.Struct, frozen=True):
    """A report that is not about the current code: it was ignored, for the checks that failed."""

    sequence_number: int
    event_type: str
    code_version: int
    current_version: int
    failed: tuple[str, ...]  # of version, clock and hash


class TaskRecord(msgspec.Struct, kw_only=True):
    """The mutable form, which the handlers of a fold write to."""

    task_id: str | None = None
    correlation_id: str | None = None
    status: TaskStatus | None = None  # None: nothing is known of the task
    request: dict[str, Any] | None = None
    priority: int = 0
    created_at: str | None = None
    started_at: str | None = None
    ended_at: str | None = None
    last_event_at: str | None = None
    sequence_number: int = 0  # of the newest event
    cancel_requested: bool = False
    agent: str | None = None
    incarnation: int = 0  # the worker's newest, from 1
    restarts: int = 0
    crashes: int = 0
    lines: int = 0
    bytes: int = 0
    progress: dict[str, Any] | None = None  # data of the newest WORKER_PROGRESS
    exit_code: int | None = None
    signal: int | None = None
    last_lines: tuple[str, ...] = ()
    reason: str | None = None  # why it failed, was cancelled or interrupted
    verdict: str | None = None
    hindrance: str | None = None  # type of the event that tells why it does not get on
    hindrance_reason: str | None = None  # what that event says
    session: str | None = None  # the agent's own, to resume it by
    model: str | None = None
    tools_used: int = 0
    cost_usd: float | None = None
    input_tokens: int = 0
    output_tokens: int = 0
    result: str | None = None  # the agent's last word
    files_changed: int = 0
    branch: str | None = None  # where the work of an isolated task is
    code_version: int = 0
    module: str | None = None  # the newest that was begun
    modules_complete: int = 0
    tests_passed: int = 0  # of the current code version
    tests_failed: int = 0
    bug_reports: int = 0
    interventions: int = 0
    corrections_open: int = 0
    code_hash: str | None = None  # of the current version, where an event told it
    code_clock: dict[str, int] = msgspec.field(default_factory=dict[str, int])
    stale_count: int = 0  # reports about older code, ignored
    stale_reports: tuple[StaleReport, ...] = ()  # the newest of them
    anomaly_count: int = 0
    anomalies: tuple[Anomaly, ...] = ()  # the first of them


# The same fields for everyone else. Folding into a frozen object would cost a copy per event.
class TaskState(TaskRecord, frozen=True):  # pyright: ignore[reportGeneralTypeIssues]
    """The state of a task after its event `sequence_number`; immutable."""
