"""Counts, last lines (WK5, WK8), and segments as JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.worker.streaming import OutputTally, Segment, StreamName, parse, render

SEGMENTS = st.builds(Segment, st.sampled_from(["stdout", "stderr"]), st.binary(min_size=1))


def texts(tally: OutputTally, count: int) -> list[tuple[StreamName, str]]:
    return [(line.stream, line.text) for line in tally.last_lines(count)]


def test_wk8_last_lines_of_both_streams_in_order() -> None:
    tally = OutputTally()
    tally.add(
        [Segment("stdout", b"one\ntwo\nhal"), Segment("stderr", b"\x1b[31mError\x1b[0m: \xff\n")]
    )
    tally.add([Segment("stdout", b"f\n\n \n 10%\r100%\n"), Segment("stderr", b"end")])
    assert (tally.lines, tally.bytes) == (7, 47)
    assert texts(tally, 10) == [
        ("stdout", "one"),
        ("stdout", "two"),
        ("stderr", "Error: \ufffd"),
        ("stdout", "half"),
        ("stdout", "100%"),
        ("stderr", "end"),
    ]
    assert texts(tally, 2) == [("stdout", "100%"), ("stderr", "end")]


def test_wk8_the_tail_is_bounded() -> None:
    tally = OutputTally(tail_bytes=1000)
    for number in range(10_000):
        tally.add([Segment("stdout", b"%04d\n" % number)])
    tally.add([Segment("stderr", b"x" * 300 + b"\n")])
    assert (tally.lines, tally.bytes) == (10_001, 50_301)
    assert texts(tally, 3) == [("stdout", "9998"), ("stdout", "9999"), ("stderr", "x" * 300)]
    assert len(texts(tally, 1_000)) <= 202
    tally.add([Segment("stdout", b"y" * 100_000)])
    assert sum(len(text) for _, text in texts(tally, 100)) == 1000


def test_no_lines_are_no_lines() -> None:
    assert OutputTally().last_lines(5) == ()


@given(st.lists(SEGMENTS))
def test_wk1_a_rendered_segment_comes_back_byte_for_byte(segments: list[Segment]) -> None:
    for segment in segments:
        assert parse(json.loads(json.dumps(render(segment)))) == segment


def test_text_is_rendered_as_text_and_the_rest_as_base64() -> None:
    assert render(Segment("stdout", "a€\0".encode())) == {"stream": "stdout", "text": "a€\0"}
    assert render(Segment("stderr", b"\xff\xfe")) == {"stream": "stderr", "base64": "//4="}


@pytest.mark.parametrize(
    ("rendered", "says"),
    [
        ({"text": "x"}, "'stream' must be stdout, stderr or tool, not None"),
        ({"stream": "stdin", "text": "x"}, "not 'stdin'"),
        ({"stream": "stdout"}, "must have 'text' or 'base64'"),
        ({"stream": "stdout", "base64": "?"}, "base64"),
    ],
)
def test_a_malformed_segment_is_refused(rendered: dict[str, str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse(rendered)
