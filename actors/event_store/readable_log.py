"""The log as those use it who only read it."""

from collections.abc import AsyncIterator
from dataclasses import replace

from ..kernel import Address
from .event import Event
from .messages import FoldTasks, LastSequence, ReadEvents, ReadNumbered
from .projections import FoldedTasks
from .query import EventPage, EventQuery

_FOLD_LIMIT = 600.0


class ReadableLog:
    """Reads, whichever incarnation of the reader is alive.

    reader: address of the `EventReader`.
    """

    def __init__(self, reader: Address) -> None:
        self._reader = reader

    async def read(self, query: EventQuery) -> EventPage:
        """Return one page of events."""
        return await self._reader.ask(ReadEvents(query))

    async def read_numbered(self, numbers: tuple[int, ...]) -> tuple[Event, ...]:
        """Return the events with these sequence numbers, in order, without those that are gone."""
        return await self._reader.ask(ReadNumbered(numbers))

    async def iterate(self, query: EventQuery) -> AsyncIterator[Event]:
        """Yield all events that match, page by page; `query.limit` is the length of a page.

        Ends at the events that were stored when the last page was read.
        """
        more = True
        while more:
            page = await self.read(query)
            for event in page.events:
                yield event
            more = page.more
            if more:
                query = replace(query, after=page.events[-1].sequence_number)

    async def fold_tasks(self) -> FoldedTasks:
        """Fold the whole log, about a million events in 1.5 s; for those who keep the states."""
        return await self._reader.ask(FoldTasks(), timeout=_FOLD_LIMIT)

    async def last_sequence(self, task_id: str | None = None) -> int:
        """Return the newest sequence number, of all or of a task; 0 when there is none."""
        return await self._reader.ask(LastSequence(task_id))
