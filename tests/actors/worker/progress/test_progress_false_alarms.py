"""WK4: what looks a little like progress and is none."""

import string
import time
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.worker.progress import recognise
from understudy.actors.worker.streaming import Line

WORDS = st.sampled_from([
    "the", "of", "a", "is", "sure", "and/or", "users", "we", "that", "half", "24/7", "1/2", "50%",
    "100%", "3/10", "v1.2.3", "10:30", "2026-11-20", "https://a.b/c%20d", "10.0.0.1/8", "(42%)",
    "building", "9/10", "faster", "Processing", "progress", "of", "3",
])  # fmt: skip
SENTENCE = st.lists(WORDS, min_size=1, max_size=9).map(lambda words: f"It is {' '.join(words)}.")


def test_wk4_prose_code_logs_and_diffs_are_no_progress(corpus: Any) -> None:
    lines = [Line(text.encode(), b"\n") for text in corpus.written("prose")]
    assert len(lines) > 150
    assert [line.text for line in lines if recognise(line)] == []


@given(SENTENCE)
def test_wk4_a_sentence_is_never_progress(sentence: str) -> None:
    assert recognise(Line(sentence.encode(), b"\n")) is None


@given(st.text(string.ascii_letters + " ,;'\"-", max_size=200).map(lambda text: f"so {text}"))
def test_wk4_text_without_numbers_and_activities_is_never_progress(text: str) -> None:
    assert recognise(Line(text.encode(), b"\n")) is None


@given(st.binary(max_size=600), st.sampled_from([b"\n", b"\r", b"\r\n", b""]))
def test_wk4_no_bytes_are_fatal_and_numbers_stay_in_their_range(data: bytes, ending: bytes) -> None:
    found = recognise(Line(data, ending))
    if found is not None:
        assert found.percent is None or 0.0 <= found.percent <= 100.0
        assert found.total is None or 0 <= (found.done or 0) <= found.total


PIECES = ["#", "=", "[", "0", "1/", "% ", "━", "a: ", "(", "|%", "_ ", "[=", "0% ", "a.", "█", "1 "]


def test_wk4_no_line_takes_long_however_it_is_made() -> None:
    ends = ["", " 5%", "x 3/10", " 3 of"]
    starts = [f"{word}{piece * 200}"[:480] for word in ("", "Building ") for piece in PIECES]
    lines = [start + end for start in starts for end in ends]
    for line in lines:
        before = time.thread_time()
        recognise(Line(line.encode()[:510], b"\r"))
        assert time.thread_time() - before < 0.1, line


def test_wk4_a_line_without_progress_costs_little(corpus: Any) -> None:
    source = ["def rate(self) -> float:", "    return self._done / max(1, self._total)", ""]
    lines = [Line(text.encode(), b"\n") for text in source * 2000]
    before = time.thread_time()
    assert not any(map(recognise, lines))
    # Typically 0.7 us; ten times that on a busy machine is still no bottleneck.
    assert (time.thread_time() - before) / len(lines) < 10e-6
