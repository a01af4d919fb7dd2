"""From a process's streams to a sink, as it comes, in order, in bounded memory (WK1, WK2)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import trio
from trio.abc import ReceiveStream

from ...kernel import single_error
from .aside import Aside
from .pending import PendingOutput
from .reading import StreamReader
from .segments import Flush, StreamName

Sink = Callable[[Flush], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class PumpStatistics:
    """What has passed so far."""

    stdout_bytes: int
    stderr_bytes: int
    flushes: int


class StreamPump:
    """Reads streams side by side and hands a `Flush` to `sink` every `flush_interval` seconds.

    It comes at once if the last one is longer ago, and early once `max_pending` bytes wait. While
    the sink awaits, as much again is read; then the child waits. `buffer_size` (bytes) is the size
    of a read; a read that fills it is followed by larger ones.
    """

    def __init__(
        self,
        sink: Sink,
        *,
        flush_interval: float = 0.05,
        buffer_size: int = 8192,
        max_pending: int = 1024 * 1024,
    ) -> None:
        if flush_interval < 0 or buffer_size < 1 or max_pending < 1:
            raise ValueError(
                "flush_interval must be >= 0, buffer_size and max_pending >= 1, not "
                f"{flush_interval}, {buffer_size}, {max_pending}"
            )
        self._sink = sink
        self._flush_interval = flush_interval
        self._buffer_size = buffer_size
        self._pending = PendingOutput(max_pending)
        self._readers: dict[StreamName, StreamReader] = {}
        self._flushes = 0

    def statistics(self) -> PumpStatistics:
        """Bytes read and flushes handed over."""
        read = {name: reader.bytes_read for name, reader in self._readers.items()}
        return PumpStatistics(read.get("stdout", 0), read.get("stderr", 0), self._flushes)

    async def run(
        self, stdout: ReceiveStream, stderr: ReceiveStream | None = None, tool: Aside | None = None
    ) -> None:
        """Pump until both have ended and all was flushed. The sink's errors come through.

        `tool` is told when they have ended, and read to its end.
        """
        streams: dict[StreamName, ReceiveStream | None] = {"stdout": stdout, "stderr": stderr}
        for name, stream in streams.items():
            if stream is not None:
                self._readers[name] = StreamReader(name, stream, self._buffer_size)
        try:
            async with trio.open_nursery() as nursery:
                nursery.start_soon(self._read_all, tool)
                await self._flush_all()
        except ExceptionGroup as group:
            cause = single_error(group)
            raise cause from cause.__cause__

    async def _read_all(self, tool: Aside | None) -> None:
        async with trio.open_nursery() as beside:
            if tool is not None:
                reader = StreamReader("tool", tool, self._buffer_size)
                beside.start_soon(reader.read_into, self._pending)
            async with trio.open_nursery() as nursery:
                for reader in self._readers.values():
                    nursery.start_soon(reader.read_into, self._pending)
            if tool is not None:
                tool.finish()
        self._pending.close()

    async def _flush_all(self) -> None:
        due = trio.current_time()
        while await self._pending.wait_any():
            with trio.move_on_at(due):
                await self._pending.wait_urgent()
            due = trio.current_time() + self._flush_interval
            self._flushes += 1
            await self._sink(self._pending.take())
