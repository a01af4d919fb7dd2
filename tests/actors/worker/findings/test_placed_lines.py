"""WK1, AG3: a line's place in the log, however its stream was cut into pieces."""

import random

from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.worker.findings.placed import PlacedLine, PlacedLines

lines = st.lists(st.binary(max_size=12).map(lambda b: b.replace(b"\r", b"").replace(b"\x1b", b"")))


@given(lines, st.randoms(use_true_random=False))
def test_ag3_each_line_lies_where_its_place_says(parts: list[bytes], chance: random.Random) -> None:
    stream, log, placed = b"\n".join(parts), b"", PlacedLines()
    found: list[PlacedLine] = []
    position = 0
    while position < len(stream):
        size = chance.randint(1, 5)
        piece = stream[position : position + size]
        position += len(piece)
        found += placed.feed(piece, len(log))
        log += piece
        if chance.random() < 0.3:
            log += b"<of the other stream>"
    found += placed.close()
    assert len(found) == stream.count(b"\n") + (not stream.endswith(b"\n") and stream != b"")
    for line in found:
        stretch = log[line.offset : line.offset + line.length]
        own = stretch.replace(b"<of the other stream>", b"")
        assert own.endswith(b"\n") or line is found[-1]
        assert own.count(b"\n") <= 1
