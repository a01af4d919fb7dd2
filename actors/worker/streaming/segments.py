"""Pieces of output: what the parts of this package hand to one another."""

from dataclasses import dataclass
from typing import Literal, get_args

StreamName = Literal["stdout", "stderr", "tool"]
"""A terminal, which carries both, goes by the name of stdout; `tool` is what the commands print
that an agent runs, where that can be heard."""
STREAM_NAMES: tuple[StreamName, ...] = get_args(StreamName)


@dataclass(frozen=True, slots=True)
class Segment:
    """Bytes that came one after the other from one stream. Code points are whole (WK3)."""

    stream: StreamName
    data: bytes


@dataclass(frozen=True, slots=True)
class Flush:
    """What has come since the last flush: segments in the order of their arrival, none empty."""

    segments: tuple[Segment, ...]

    @property
    def size(self) -> int:
        """Bytes in all segments."""
        return sum(len(segment.data) for segment in self.segments)
