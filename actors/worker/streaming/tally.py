"""How much came, and the last of it: for heartbeats (WK5) and failures (WK8)."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from .ansi import strip_ansi
from .lines import LineSplitter
from .segments import Segment, StreamName


@dataclass(frozen=True, slots=True)
class TailLine:
    """One of the last lines, as text without terminal control."""

    stream: StreamName
    text: str


class OutputTally:
    """Counts lines and bytes and keeps the last `tail_bytes` of output."""

    def __init__(self, *, tail_bytes: int = 32 * 1024) -> None:
        self.lines = 0
        self.bytes = 0
        self._tail: deque[Segment] = deque()
        self._tail_size = 0
        self._limit = tail_bytes

    def add(self, segments: Iterable[Segment]) -> None:
        """Count what was flushed."""
        for segment in segments:
            self.bytes += len(segment.data)
            self.lines += segment.data.count(b"\n")
            kept = Segment(segment.stream, segment.data[-self._limit :])
            self._tail.append(kept)
            self._tail_size += len(kept.data)
        while self._tail and self._tail_size - len(self._tail[0].data) >= self._limit:
            self._tail_size -= len(self._tail.popleft().data)

    def last_lines(self, count: int, *, max_line_length: int = 2048) -> tuple[TailLine, ...]:
        """The last `count` lines that are not blank, in order, progress bars in their last state.

        The first of them may lack its beginning, if it is older than what is kept.
        """
        found: list[TailLine] = []
        splitters: dict[StreamName, LineSplitter] = {}
        for segment in self._tail:
            name = segment.stream
            splitter = splitters.setdefault(name, LineSplitter(max_line_length))
            lines = splitter.feed(segment.data)
            found += [TailLine(name, _text(line.text)) for line in lines if not line.rewritten]
        for name, splitter in splitters.items():
            found += [TailLine(name, _text(line.text)) for line in splitter.close()]
        return tuple([line for line in found if line.text.strip()][-count:])


def _text(data: bytes) -> str:
    return strip_ansi(data).decode("utf-8", "replace")
