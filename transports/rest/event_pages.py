"""Pages of events, with what was printed in them and with the gaps among them."""

from dataclasses import replace
from typing import Any

from ...actors.broadcaster import UntoldGaps
from ...actors.event_store import Event, EventQuery, Gap
from ...supervisors.application import Services
from ..streams import EventEncoder, gap_fields
from .answers import JsonPage

_HYDRATED_AT_ONCE = 64


class EventPages:
    """Reads pages for `/events`, of one task or of all."""

    def __init__(self, services: Services) -> None:
        self._log, self._encoder = services.log, EventEncoder(services.logs_dir)

    # Events are read a few at a time: a page of large ones ends early, not in a full memory.
    async def read(self, wanted: EventQuery) -> dict[str, Any]:
        """Return the page: `events`, `gaps`, `next_after` to continue, and whether there is `more`.

        A gap that reaches over the end of a page is on the next one, too.
        """
        page, gaps = JsonPage(wanted.limit), list[Gap]()
        untold, last, more = UntoldGaps(), wanted.after, True
        query = replace(wanted, limit=min(wanted.limit, _HYDRATED_AT_ONCE))
        while more and not page.is_full:
            found = await self._log.read(replace(query, after=last))
            gaps += untold.of(found)
            added = await self._fill(page, found.events)
            last = found.events[added - 1].sequence_number if added else last
            more = found.more or added < len(found.events)
        kept = [gap_fields(gap, "retention") for gap in gaps if not more or gap.first <= last]
        return {"events": page.entries, "gaps": kept, "next_after": last, "more": more}

    async def _fill(self, page: JsonPage, events: tuple[Event, ...]) -> int:
        """Return how many of the events the page has taken."""
        for number, frame in enumerate(await self._encoder.frames(events)):
            if page.is_full:
                return number
            page.add(frame.payload)
        return len(events)
