"""Output between its arrival and its flush, bounded."""

from itertools import groupby
from operator import itemgetter

import trio

from .segments import Flush, Segment, StreamName


class PendingOutput:
    """Where readers add and one flusher takes. `limit` bytes make it urgent, and make readers wait.

    A reader that finds room may add one whole read: so it holds at most `limit` bytes and a read
    of each stream.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._pieces: list[tuple[StreamName, bytes]] = []
        self._size = 0
        self._closed = False
        self._changed = trio.Event()

    def add(self, stream: StreamName, data: bytes) -> None:
        """Append what has arrived."""
        if data:
            self._pieces.append((stream, data))
            self._size += len(data)
            self._tell()

    def close(self) -> None:
        """Nothing more will arrive."""
        self._closed = True
        self._tell()

    def take(self) -> Flush:
        """All that is there, neighbours of one stream merged."""
        pieces, self._pieces, self._size = self._pieces, [], 0
        self._tell()
        groups = groupby(pieces, key=itemgetter(0))
        return Flush(tuple(Segment(name, b"".join(map(itemgetter(1), of))) for name, of in groups))

    async def wait_any(self) -> bool:
        """Wait for something to take; False once all was taken and nothing more will arrive."""
        while not self._pieces and not self._closed:
            await self._changed.wait()
        return bool(self._pieces)

    async def wait_urgent(self) -> None:
        """Wait until there is so much, or so certainly all, that waiting longer is no use."""
        while self._size < self._limit and not self._closed:
            await self._changed.wait()

    async def wait_room(self) -> None:
        """Wait until there is room for another read."""
        while self._size >= self._limit:
            await self._changed.wait()

    def _tell(self) -> None:
        if self._changed.statistics().tasks_waiting:
            self._changed.set()
            self._changed = trio.Event()
