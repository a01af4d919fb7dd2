"""Which status an error has in HTTP."""

from ...actors.event_store import EventTooLarge, StorageError, StoreFull
from ...actors.kernel import (
    ActorDied,
    AskTimeout,
    Conflict,
    Invalid,
    MailboxFull,
    NotFound,
    Unavailable,
)
from ...actors.orchestrator import QueueFull

_RETRY_AFTER = 1.0  # seconds: a supervisor has restarted most things by then

# The first that fits counts.
_STATUS: tuple[tuple[type[Exception], int], ...] = (
    (EventTooLarge, 413),
    (Invalid, 400),
    (NotFound, 404),
    (Conflict, 409),
    (QueueFull, 429),
    (StoreFull, 507),
    (StorageError, 503),
    (Unavailable, 503),
    (ActorDied, 503),
    (AskTimeout, 503),
    (MailboxFull, 503),
)


def refusal_status(error: Exception) -> int | None:
    """Return the status of an expected error; None for one that should not have happened."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), None)


def retry_after(error: Exception, status: int) -> float | None:
    """Return after how many seconds the same request may do better, where it may at all."""
    if status not in (429, 503):
        return None
    return error.retry_after if isinstance(error, Unavailable) else _RETRY_AFTER
