"""The lines of a stream as they come; of a flood, the last ones only."""

from ..streaming import AnsiStripper, Line, LineSplitter

FLOOD = 64 * 1024  # bytes of one flush: twenty flushes a second make more than anybody can read
SEEN = 8 * 1024  # so much of it is looked at: no flood is slowed down


class RecentLines:
    """Lines without terminal control, of one stream, in bounded time per flush."""

    def __init__(self, max_line_length: int) -> None:
        self._limit = max_line_length
        self._begin()

    def feed(self, data: bytes) -> list[Line]:
        """The lines that `data` finishes; of a flood those at its end."""
        if len(data) > FLOOD:
            self._begin()
            data = data[-SEEN:]
            data = data[data.find(b"\n") + 1 :]
        return self._splitter.feed(self._stripper.feed(data))

    def close(self) -> list[Line]:
        """What is left at the end of the stream."""
        return self._splitter.feed(self._stripper.close()) + self._splitter.close()

    def _begin(self) -> None:
        self._stripper, self._splitter = AnsiStripper(), LineSplitter(self._limit)
