"""Split code points are joined, whatever else the bytes are (WK3)."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.worker.streaming.codepoints import CodePointJoiner, unfinished_length

# Text, and what breaks it.
MIXED = st.lists(st.text().map(str.encode) | st.binary(max_size=4)).map(b"".join)


@pytest.mark.parametrize(
    ("data", "unfinished"),
    [
        (b"", 0),
        (b"plain", 0),
        ("é".encode(), 0),
        ("é".encode()[:1], 1),
        ("€".encode()[:2], 2),
        (b"x" + "😀".encode()[:3], 3),
        ("😀".encode(), 0),
        (b"\x80\x80\x80", 0),
        (b"\xff", 0),
        (b"\xc0", 0),
        (b"\xe0\x80", 0),
        (b"\xf5", 0),
    ],
)
def test_wk3_only_what_may_become_a_code_point_waits(data: bytes, unfinished: int) -> None:
    assert unfinished_length(data) == unfinished


@given(text=st.text(), cuts=st.lists(st.integers(0, 1000)))
def test_wk3_no_piece_of_a_text_ends_within_a_code_point(
    in_pieces: Callable[..., list[bytes]], text: str, cuts: list[int]
) -> None:
    joiner = CodePointJoiner()
    pieces = [joiner.feed(piece).decode() for piece in in_pieces(text.encode(), cuts)]
    assert joiner.close() == b""
    assert "".join(pieces) == text


@given(data=MIXED, cuts=st.lists(st.integers(0, 1000)))
def test_wk3_any_bytes_come_out_as_they_went_in(
    in_pieces: Callable[..., list[bytes]], data: bytes, cuts: list[int]
) -> None:
    joiner = CodePointJoiner()
    out = b""
    fed = 0
    for piece in in_pieces(data, cuts):
        out += joiner.feed(piece)
        fed += len(piece)
        assert fed - len(out) <= 3
    assert out + joiner.close() == data
