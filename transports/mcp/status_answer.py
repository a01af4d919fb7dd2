"""What get_task_status answers."""

from typing import Any

from .answers import Answer


class StatusAnswer(Answer):
    """Where a task stands."""

    ended: bool
    """Whether the task is over."""
    elapsed_sec: float
    """Seconds since it began to run (while it is queued: since it was asked for), to its end."""
    cursor: int
    """Number of the task's newest event; stream_task_progress(after=cursor) gives what is new."""
    last_lines: tuple[str, ...]
    """The newest lines that its command printed."""
    lines: int
    """Lines printed so far."""
    bytes: int
    """Bytes printed so far."""
    exit_code: int | None
    """Exit code of the command; none while it runs, or when a signal ended it."""
    signal: int | None
    """Number of the signal that ended the command."""
    reason: str | None
    """Why it failed, was cancelled or interrupted."""
    cancel_requested: bool
    """Whether somebody asked for its end."""
    command: tuple[str, ...]
    """What runs."""
    priority: int
    """Place in the queue: lower is first."""
    incarnation: int
    """How often the work was begun; above 1 after restarts."""
    progress: dict[str, Any] | None
    """The newest progress that was recognised in the output."""
    hindrance: str | None
    """Why it does not get on, when that is known: an event's type, as RATE_LIMITED."""
    created_at: str | None
    started_at: str | None
    ended_at: str | None
    links: dict[str, str]
    """The same task over HTTP."""
