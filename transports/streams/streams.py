"""The open streams of one door."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import trio

from ...actors.broadcaster import TopicPattern
from ...supervisors.application import Services
from .connection import Connection
from .encoding import EventEncoder
from .memory import StreamMemory
from .stream import EventStream


@dataclass(frozen=True, slots=True)
class StreamsStatistics:
    """Streams that are open now, and how many were opened in all."""

    open: int
    opened: int


class Streams:
    """Opens streams, and ends them all when its door closes; `closing` is set then."""

    def __init__(self, services: Services, *, encoder: EventEncoder | None = None) -> None:
        self.services = services
        self.encoder = encoder or EventEncoder(services.logs_dir)
        self.closing = trio.Event()
        self._open: set[EventStream] = set()
        self._opened = 0
        self._left = trio.Event()

    def statistics(self) -> StreamsStatistics:
        """Return the counts as they are now."""
        return StreamsStatistics(len(self._open), self._opened)

    @asynccontextmanager
    async def open(self, pattern: TopicPattern, *, after: int = 0) -> AsyncGenerator[EventStream]:
        """Open a stream for the length of the block.

        Raises `Unavailable` when there are too many, and `KernelError`.
        """
        stream = EventStream(self.services, after, lambda memory: self._actor(memory, pattern))
        self._open.add(stream)
        self._opened += 1
        try:
            if self.closing.is_set():
                stream.close_soon()
            await stream.open()
            yield stream
        finally:
            stream.leave()
            self._open.discard(stream)
            self._left.set()
            self._left = trio.Event()

    def close(self) -> None:
        """Let all streams come to their end, and those that are opened from now on as well."""
        self.closing.set()
        for stream in self._open:
            stream.close_soon()

    async def wait_none(self) -> None:
        """Wait until no stream is open."""
        await trio.lowlevel.checkpoint()
        while self._open:
            await self._left.wait()

    def _actor(self, memory: StreamMemory, pattern: TopicPattern) -> Connection:
        services = self.services
        return Connection(memory, lambda cursor: services.feed(pattern, after=cursor), self.encoder)


@asynccontextmanager
async def open_stream(
    services: Services,
    pattern: TopicPattern,
    *,
    after: int = 0,
    encoder: EventEncoder | None = None,
) -> AsyncGenerator[EventStream]:
    """Open a stream that belongs to no door."""
    async with Streams(services, encoder=encoder).open(pattern, after=after) as stream:
        yield stream
