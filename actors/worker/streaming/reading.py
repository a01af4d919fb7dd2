"""One stream, read into what is pending."""

import os

import trio
from trio.abc import ReceiveStream

from .codepoints import CodePointJoiner
from .pacing import FULL_READ, Pacer
from .pending import PendingOutput
from .segments import StreamName

LARGE_READ = 64 * 1024  # what a pipe holds


class StreamReader:
    """Reads `stream` to its end, waiting while there is no room."""

    def __init__(self, name: StreamName, stream: ReceiveStream, buffer_size: int) -> None:
        self.bytes_read = 0
        self._name: StreamName = name
        self._stream = stream
        self._small, self._large = buffer_size, max(buffer_size, LARGE_READ)

    async def read_into(self, pending: PendingOutput) -> None:
        """Until the end of the stream, what was held back included."""
        joiner, pacer = CodePointJoiner(), Pacer(trio.current_time())
        size = self._small
        while data := await self._receive(size):
            self.bytes_read += len(data)
            pending.add(self._name, joiner.feed(data))
            size = self._large if len(data) >= self._small else self._small
            await pending.wait_room()
            if pause := pacer.pause_after(len(data), trio.current_time()):
                await trio.sleep(pause)
        pending.add(self._name, joiner.close())

    async def _receive(self, size: int) -> bytes:
        """The next bytes, none at the end: a terminal ends with an error (EIO), a pipe does not."""
        try:
            data = bytes(await self._stream.receive_some(size))
        except trio.BrokenResourceError:
            return b""
        return data + self._burst(len(data), size) if len(data) >= FULL_READ else data

    # A terminal hands out a page at a time. A turn of the event loop for each costs as much as the
    # page itself, so what else is there is taken in the same turn, up to what a pipe would give.
    def _burst(self, received: int, size: int) -> bytes:
        """What can be read without waiting, after so many bytes."""
        pieces: list[bytes] = []
        try:
            while isinstance(self._stream, trio.lowlevel.FdStream) and received < LARGE_READ:
                piece = os.read(self._stream.fileno(), min(size, LARGE_READ - received))
                pieces.append(piece)
                received += len(piece)
                if len(piece) < FULL_READ:
                    break
        except OSError:  # nothing now (EAGAIN), or the end: the next read says which
            pass
        return b"".join(pieces)
