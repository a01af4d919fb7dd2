"""Two programs that want the same store at the same moment."""

import trio

from ...config import Settings
from ..discovery import Running, find
from .errors import cause_of

_STARTING = 10.0  # seconds that another server which has the store may take to be found
_POLL = 0.1


# One gets the store, and the other works with it.
async def just_started(settings: Settings, error: Exception) -> Running | None:
    """Return the server that has the store, if that is what the error says."""
    from ...actors.event_store import StoreLocked

    if not isinstance(cause_of(error), StoreLocked):
        return None
    with trio.move_on_after(_STARTING):
        while True:
            if running := find(settings):
                return running
            await trio.sleep(_POLL)
    return None
