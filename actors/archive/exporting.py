"""Write a log as JSON Lines."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from heapq import merge

from ..event_store import EventLog, EventPage, EventQuery
from .lines import gap_line

EVERYTHING = EventQuery()


async def export_lines(log: EventLog, query: EventQuery = EVERYTHING) -> AsyncGenerator[bytes]:
    """Yield the lines of all events that match, page by page, each piece ending in a line end.

    A line is an event (`Event.to_json`), or says what was removed from among them:
    `{"gap": {"task_id", "first", "last", "count", "types"}}`. Errors as `EventLog.read`.
    """
    known, more = -1, True
    while more:
        page = await log.read(query)
        if page.events or page.gaps:
            yield _lines_of(page, known)
        more = page.more
        if more:
            known = page.events[-1].sequence_number
            query = replace(query, after=known)


# A gap that reaches over the end of a page is told of on both; it was written with the first.
def _lines_of(page: EventPage, known: int) -> bytes:
    events = ((event.sequence_number, event.to_json()) for event in page.events)
    gaps = ((gap.first, gap_line(gap)) for gap in page.gaps if gap.first > known)
    return b"".join(line + b"\n" for _, line in merge(events, gaps))
