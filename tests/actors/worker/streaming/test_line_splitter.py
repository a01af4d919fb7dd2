"""Lines: whole, too long, rewritten; nothing lost (WK2)."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.worker.streaming import Line, LineSplitter

OUTPUT = st.lists(st.sampled_from([b"\n", b"\r", b"\r\n", "ü€😀".encode(), b"\xff", b"abcdefgh"]))


def test_wk2_lines_come_when_they_are_finished() -> None:
    splitter = LineSplitter()
    assert splitter.feed(b"one\ntw") == [Line(b"one", b"\n")]
    assert splitter.unfinished == b"tw"
    assert splitter.feed(b"o\n\n") == [Line(b"two", b"\n"), Line(b"", b"\n")]
    assert splitter.feed(b"end") == []
    assert splitter.close() == [Line(b"end", b"")]
    assert splitter.close() == []


def test_wk4_a_progress_bar_rewrites_its_line() -> None:
    splitter = LineSplitter()
    assert splitter.feed(b" 10%\r") == []
    assert splitter.unfinished == b" 10%\r"
    lines = splitter.feed(b" 20%\r100%\r") + splitter.feed(b"\ndone\n")
    texts = [(line.text, line.ending, line.rewritten) for line in lines]
    assert texts == [
        (b" 10%", b"\r", True),
        (b" 20%", b"\r", True),
        (b"100%", b"\r\n", False),
        (b"done", b"\n", False),
    ]


def test_wk2_a_long_line_is_split_marked_and_whole() -> None:
    splitter = LineSplitter(max_line_length=4)
    assert splitter.feed(b"abcd") == []
    assert splitter.feed(b"efghij") == [Line(b"abcd", b"", True), Line(b"efgh", b"", True)]
    assert splitter.feed(b"kl\n") == [Line(b"ijkl", b"\n")]
    assert splitter.feed("aa€b\n".encode()) == [Line(b"aa", b"", True), Line("€b".encode(), b"\n")]


def test_wk2_a_limit_below_a_code_point_still_goes_on() -> None:
    splitter = LineSplitter(max_line_length=1)
    lines = splitter.feed("€".encode()) + splitter.close()
    assert b"".join(line.text for line in lines) == "€".encode()


def test_wk2_an_impossible_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="max_line_length must be at least 1, not 0"):
        LineSplitter(max_line_length=0)


@given(parts=OUTPUT, cuts=st.lists(st.integers(0, 1000)), limit=st.integers(1, 12))
def test_wk2_nothing_is_lost_however_it_is_cut(
    in_pieces: Callable[..., list[bytes]], parts: list[bytes], cuts: list[int], limit: int
) -> None:
    data = b"".join(parts)
    splitter = LineSplitter(max_line_length=limit)
    lines: list[Line] = []
    for piece in in_pieces(data, cuts):
        lines += splitter.feed(piece)
        assert len(splitter.unfinished) <= limit + 1
    lines += splitter.close()
    assert b"".join(line.text + line.ending for line in lines) == data
    assert all(len(line.text) <= limit for line in lines)
    # Cutting changes nothing in what is seen.
    whole = LineSplitter(max_line_length=limit)
    assert lines == whole.feed(data) + whole.close()


@given(parts=OUTPUT, cuts=st.lists(st.integers(0, 1000)))
def test_wk2_without_long_lines_it_is_splitlines(
    in_pieces: Callable[..., list[bytes]], parts: list[bytes], cuts: list[int]
) -> None:
    data = b"".join(parts)
    splitter = LineSplitter(max_line_length=100_000)
    lines = [line for piece in in_pieces(data, cuts) for line in splitter.feed(piece)]
    texts = [line.text for line in lines + splitter.close()]
    assert texts == data.splitlines()
