"""Is an index of this log, or of another one that was at its place?"""

import trio

from ..event_store import EventLog
from ..kernel import ActorDied, AskTimeout

_RETRY = 0.05


# The event itself may have been removed since; a log that ends before it is another one.
async def is_of_log(log: EventLog, number: int, event_id: str | None) -> bool:
    """Tell whether the log has the newest event that is indexed; waits for a log that is away."""
    while True:
        try:
            if found := await log.read_numbered((number,)):
                return found[0].event_id == event_id
            return number < await log.last_sequence()
        except (ActorDied, AskTimeout):
            await trio.sleep(_RETRY)
