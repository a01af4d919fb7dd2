"""Terminal control is stripped for parsing, wherever the pieces are cut (WK3)."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.worker.streaming import AnsiStripper, strip_ansi

SEQUENCES = [
    b"\x1b[31m",
    b"\x1b[0K",
    b"\x1b[38;5;196m",
    b"\x1b[?25l",
    b"\x1b[2 q",
    b"\x1b]0;a title\x07",
    b"\x1b]8;;http://x\x1b\\",
    b"\x1bP+q544e\x1b\\",
    b"\x1b(B",
    b"\x1bM",
    b"\x1b7",
    b"\x07",
    b"\x00",
    b"\x08",
]
BROKEN = [b"\x1b", b"\x1b[", b"\x1b]0;", b"\x1bP", b"\x1b\\", b"[m", b"\x1b[\xff", b"text"]


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_wk3_a_sequence_is_taken_out(sequence: bytes) -> None:
    assert strip_ansi(b"before" + sequence + b"after") == b"beforeafter"


@pytest.mark.parametrize("sequence", [each for each in SEQUENCES if len(each) > 1])
def test_wk3_a_cut_sequence_is_taken_out(sequence: bytes) -> None:
    for cut in range(1, len(sequence)):
        stripper = AnsiStripper()
        assert stripper.feed(b"before" + sequence[:cut]) == b"before"
        assert stripper.feed(sequence[cut:] + b"after") == b"after"
        assert stripper.close() == b""


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\t\r\n")))
def test_wk3_text_stays_as_it_is(text: str) -> None:
    assert strip_ansi(text.encode()) == text.encode()


@given(
    parts=st.lists(st.sampled_from(SEQUENCES + BROKEN) | st.binary(max_size=5)),
    cuts=st.lists(st.integers(0, 1000)),
)
def test_wk3_cutting_changes_nothing(
    in_pieces: Callable[..., list[bytes]], parts: list[bytes], cuts: list[int]
) -> None:
    data = b"".join(parts)
    stripper = AnsiStripper()
    out = b"".join(stripper.feed(piece) for piece in in_pieces(data, cuts)) + stripper.close()
    assert out == strip_ansi(data)
    assert b"\x1b" not in out


def test_wk3_what_never_ends_is_no_sequence() -> None:
    stripper = AnsiStripper()
    text = b"x" * 100_000
    assert stripper.feed(b"\x1b]0;" + text[:10]) == b""
    assert stripper.feed(text) == b"]0;" + text[:10] + text
    assert strip_ansi(b"\x1b]0;" + text) == b"]0;" + text
