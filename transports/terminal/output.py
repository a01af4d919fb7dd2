"""Lines out of the output events of one task, each stream on its own."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ...actors.worker import LineSplitter, parse


class OutputLine(NamedTuple):
    """A line as the command wrote it; a `rewritten` one gives its place to the next."""

    stream: str
    text: bytes
    rewritten: bool


class OutputLines:
    """Splits the streams of a task."""

    def __init__(self) -> None:
        self._splitters: dict[str, LineSplitter] = {}

    def feed(self, segments: Iterable[Mapping[str, str]]) -> list[OutputLine]:
        """Return the lines that end in these segments, as they are in an event's data."""
        lines: list[OutputLine] = []
        for rendered in segments:
            segment = parse(rendered)
            splitter = self._splitters.setdefault(segment.stream, LineSplitter())
            lines += (
                OutputLine(segment.stream, line.text, line.rewritten)
                for line in splitter.feed(segment.data)
                if line.text or not line.rewritten
            )
        return lines

    def unfinished(self) -> list[OutputLine]:
        """Return what has no end yet: the beginning of a line, or a progress bar's last state."""
        kept = ((stream, splitter.unfinished) for stream, splitter in self._splitters.items())
        return [
            OutputLine(stream, text.rstrip(b"\r"), text.endswith(b"\r"))
            for stream, text in kept
            if text.rstrip(b"\r")
        ]

    def close(self) -> list[OutputLine]:
        """Return what had no end when the stream ended."""
        rest = self.unfinished()
        self._splitters.clear()
        return [line._replace(rewritten=False) for line in rest]
