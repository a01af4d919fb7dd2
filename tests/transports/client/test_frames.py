"""Server-sent events out of bytes that are cut anywhere (SS1)."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from understudy.transports.client import Frame, FrameParser

STREAM = (
    ": a comment\r\n"
    "retry: 2000\n\n"
    'id: 7\nevent: WORKER_OUTPUT\ndata: {"text": "a\u2028b\x85c"}\n\n'
    ": keep-alive\n\n"
    "data: one\ndata:two\n\n"
    "event: nothing\n\n"
    "id: 9\r\nevent: end\r\ndata: {}\r\n\r\n"
    "id: 10\ndata: cut off\n"
).encode()
FRAMES = [
    Frame("WORKER_OUTPUT", '{"text": "a\u2028b\x85c"}'.encode(), "7"),
    Frame("message", b"one\ntwo"),
    Frame("end", b"{}", "9"),
]


@given(st.lists(st.integers(0, len(STREAM))))
@example(list(range(len(STREAM))))
def test_ss1_frames_are_the_same_wherever_the_bytes_are_cut(places: list[int]) -> None:
    parser, found = FrameParser(), list[Frame]()
    cuts = [0, *sorted(places), len(STREAM)]
    for begin, end in pairwise(cuts):
        found += parser.feed(STREAM[begin:end])
    assert found == FRAMES


def test_ss1_a_large_frame_takes_time_in_proportion() -> None:
    parser, piece = FrameParser(), b"x" * 4096
    parser.feed(b"data: ")
    for _ in range(2000):
        assert parser.feed(piece) == []
    (frame,) = parser.feed(b"\n\n")
    assert len(frame.data) == 2000 * 4096
