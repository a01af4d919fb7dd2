"""Recording what must not be lost, for as long as that takes."""

import logging
from collections.abc import Callable

import trio

from ..event_store import Event, EventLog
from ..kernel import brief
from .desk import LOG_FAILURES

_log = logging.getLogger(__name__)
_RETRY = 1.0


# The very same event each time: where the outcome was unknown, the store knows it by its id.
async def record_surely(
    log: EventLog, event: Event, *, unless: Callable[[], bool] = lambda: False
) -> None:
    """Append the event, again and again while that fails, unless it is not wanted any more."""
    while True:
        if await is_recorded(log, event) or unless():
            return
        await trio.sleep(_RETRY)


async def is_recorded(log: EventLog, *events: Event) -> bool:
    """Append events; False, and a warning in the server's log, when that fails."""
    try:
        await log.append(*events)
    except LOG_FAILURES as error:
        what = f"{events[0].event_type} of {events[0].task_id}"
        _log.warning("%s waits: %s", what, brief(error))
        return False
    return True
