"""Lines with their place in the execution log."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..streaming import LineSplitter, strip_ansi

# A structured line may hold a whole file. What is longer still comes in parts, which no dialect
# knows: they stay in the log as they are.
MAX_LINE = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line's text without terminal control; `offset` and `length` of its bytes in the log.

    Where the other stream wrote in between, that lies within the stretch too.
    """

    text: str
    offset: int
    length: int


class PlacedLines:
    """The lines of one stream, whose pieces come with their offsets in the log."""

    def __init__(self) -> None:
        self._splitter = LineSplitter(MAX_LINE)
        self._began = 0
        self._end = 0

    def feed(self, data: bytes, offset: int) -> Iterator[PlacedLine]:
        """The lines that `data`, which begins at `offset`, finishes."""
        held = len(self._splitter.unfinished)
        start, end = (self._began if held else offset), offset - held
        for line in self._splitter.feed(data):
            end += len(line.text) + len(line.ending)
            yield _placed(line.text, start, end)
            start = end
        self._began, self._end = start, offset + len(data)

    def close(self) -> Iterator[PlacedLine]:
        """What is left at the end of the stream."""
        for line in self._splitter.close():
            yield _placed(line.text, self._began, self._end)


def _placed(text: bytes, start: int, end: int) -> PlacedLine:
    return PlacedLine(strip_ansi(text).decode("utf-8", "replace"), start, end - start)
