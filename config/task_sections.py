"""Settings of the tasks: their queue, their workers and the streaming of their output."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .section import Count, Seconds, Section, Table


class OrchestratorSettings(Section):
    """`[orchestrator]`: the queue of tasks."""

    queue_size: Count = 100
    """Tasks that may wait; more are refused or wait for room."""
    max_concurrent: Count = 5
    """Tasks that run at once."""
    default_timeout_sec: Seconds | None = None
    """Time limit of a task that names none, in seconds; absent: no limit."""
    limits: Table[Count] = Field(default_factory=dict[str, int])
    """Tasks of an agent that run at once, by the agent's name; absent: as many as may run."""


class StreamingSettings(Section):
    """`[streaming]`: how a worker reads and passes on its child's output."""

    enabled: bool = True
    """Whether output is published live; it is recorded in either case."""
    buffer_size: Count = 8192
    """Bytes read at a time."""
    flush_interval_ms: Annotated[int, Field(ge=1, le=60_000)] = 50
    """Output is held back at most so long, in milliseconds."""
    max_line_length: Count = 2048
    """Longer lines are split, marked, and lose nothing; in characters."""
    progress_detection: bool = True
    """Whether progress is recognised in output."""
    heartbeat_interval_sec: Seconds = 5.0
    """Time between two heartbeats of a worker, in seconds."""


class WorkerSettings(Section):
    """`[worker]`: how a task's process is stopped, and restarted when it fails."""

    interrupt_patience_sec: Seconds = 3.0
    """Seconds between SIGINT and SIGTERM."""
    terminate_patience_sec: Seconds = 3.0
    """Seconds between SIGTERM and SIGKILL."""
    max_restarts: Annotated[int, Field(ge=0)] = 3
    """Restarts allowed within the window; one more fails the task."""
    restart_window_sec: Seconds = 60.0
    """The window in which restarts are counted, in seconds."""
    backoff_initial_sec: Seconds = 0.1
    """Pause before the first restart; doubled for each further one."""
    backoff_max_sec: Seconds = 5.0
    """Longest pause before a restart, in seconds."""
    pty: bool = False
    """Whether commands run on a pseudo-terminal instead of pipes."""

    @model_validator(mode="after")
    def _check_backoff(self) -> Self:
        if self.backoff_initial_sec > self.backoff_max_sec:
            keys = ("worker.backoff_initial_sec", "worker.backoff_max_sec")
            raise PydanticCustomError(
                "backoff_order", "backoff_initial_sec is above backoff_max_sec", {"keys": keys}
            )
        # With pauses this long, max_restarts restarts never fall into one window: the limit that
        # ends a crash loop could not be reached, and the loop would go on for good.
        if self.max_restarts * self.backoff_max_sec >= self.restart_window_sec:
            keys = tuple(f"worker.{name}" for name in _INTENSITY)
            raise PydanticCustomError("never_trips", _NEVER_TRIPS, {"keys": keys})
        return self


_INTENSITY = ("backoff_max_sec", "max_restarts", "restart_window_sec")
_NEVER_TRIPS = (
    "backoff_max_sec must be below restart_window_sec / max_restarts, "
    "else the limit on restarts could never be reached"
)
