"""What the tests of streaming share."""

from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest
from understudy.actors.worker.streaming import Flush, StreamName


class Collector:
    """A sink that keeps what it gets."""

    def __init__(self) -> None:
        self.flushes: list[Flush] = []

    async def __call__(self, flush: Flush) -> None:
        self.flushes.append(flush)

    def of(self, stream: StreamName) -> bytes:
        """All bytes of one stream."""
        segments = (segment for flush in self.flushes for segment in flush.segments)
        return b"".join(segment.data for segment in segments if segment.stream == stream)


@pytest.fixture(scope="session")
def make_collector() -> Callable[[], Collector]:
    """Make a sink that keeps every flush in `.flushes`."""
    return Collector


@pytest.fixture
def collector() -> Collector:
    """A sink that keeps every flush in `.flushes`."""
    return Collector()


@pytest.fixture(scope="session")
def in_pieces() -> Callable[[bytes, Iterable[int]], list[bytes]]:
    """Cut bytes at positions; every byte is in exactly one piece, and none is empty."""

    def in_pieces(data: bytes, cuts: Iterable[int]) -> list[bytes]:
        edges = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
        return [data[a:b] for a, b in pairwise(edges)]

    return in_pieces
