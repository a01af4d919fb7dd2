"""The actor that keeps the search index and searches it."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import apsw
import trio

from ..broadcaster import EventFeed, TopicPattern
from ..event_store import EventLog
from ..kernel import Address, Envelope, TrioActor
from .hits import hits_of
from .messages import SearchEvents, SearchPage
from .origin import is_of_log
from .table import SearchTable
from .text import TextOf, event_text

T = TypeVar("T")

_log = logging.getLogger(__name__)
_BATCH = 5000


class SearchIndex(TrioActor):
    """A projection that follows the log at its own pace, in a database file of its own.

    path: that file; missing, damaged or from another log, it is made anew.
    text_of: gives the text of an event, for one whose data only refers to it.
    """

    background = True

    def __init__(
        self, log: EventLog, broadcaster: Address, path: Path, *, text_of: TextOf = event_text
    ) -> None:
        super().__init__()
        self._log, self._text_of = log, text_of
        self._feed = EventFeed(log, broadcaster, TopicPattern())
        self._table, self._table_in_use = SearchTable(path), trio.Lock()
        self._path, self._indexed_to = path, 0
        self._waiting: list[tuple[int, Envelope]] = []

    async def on_start(self) -> None:
        """Begin to follow the log; searches are answered from now on."""
        self.start_soon(self._follow)

    async def on_stop(self) -> None:
        """Close the database."""
        await self._in_thread(self._table.close)

    async def on_receive(self, message: Any) -> Any:
        """Search, now or when enough has been indexed."""
        if not isinstance(message, SearchEvents):
            return await super().on_receive(message)
        if message.at_least <= self._indexed_to:
            return await self._search(message)
        self._waiting = [each for each in self._waiting if not each[1].is_abandoned]
        self._waiting.append((message.at_least, self.defer()))

    async def _follow(self) -> None:
        self._feed.cursor = self._indexed_to = await self._begin()
        async with self._feed as feed:
            while True:
                await self._answer_ready()
                events = await feed.receive(_BATCH)
                await self._in_thread(lambda batch=events: self._table.add(batch, self._text_of))
                self._indexed_to = events[-1].sequence_number

    async def _begin(self) -> int:
        number, event_id = await self._in_thread(self._table.open)
        if number and not await is_of_log(self._log, number, event_id):
            _log.warning("%s is not an index of this log: it is made anew", self._path)
            await self._in_thread(self._table.clear)
            number, _ = await self._in_thread(self._table.open)
        return number

    async def _answer_ready(self) -> None:
        ready = [each for needed, each in self._waiting if needed <= self._indexed_to]
        self._waiting = [each for each in self._waiting if each[0] > self._indexed_to]
        for envelope in ready:
            self.settle(envelope, await self._search(envelope.message))

    async def _search(self, wanted: SearchEvents) -> SearchPage:
        numbers = await self._in_thread(lambda: self._table.find(wanted))
        shown = numbers[: wanted.limit]
        events = await self._log.read_numbered(tuple(shown))
        hits = await trio.to_thread.run_sync(hits_of, events, wanted.query, self._text_of)
        more = shown[-1] if len(numbers) > wanted.limit else None
        return SearchPage(hits, more, self._indexed_to)

    # A damaged index is thrown away; the restart that the crash brings makes it anew.
    async def _in_thread(self, work: Callable[[], T]) -> T:
        async with self._table_in_use:
            try:
                return await trio.to_thread.run_sync(work)
            except apsw.Error:
                await trio.to_thread.run_sync(self._table.clear)
                raise
