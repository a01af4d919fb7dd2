"""WK4: few a second, the last one never lost, never backwards."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.worker.progress import Progress, ProgressFilter


def at(percent: float | None, *, kind: str = "pip", label: str = "a") -> Progress:
    return Progress(percent, None, None, label, kind)


def test_wk4_the_first_comes_at_once_and_the_last_is_kept() -> None:
    slow = ProgressFilter(interval=0.5)
    assert slow.offer(at(1.0), 10.0) == at(1.0)
    assert [slow.offer(at(percent), 10.1) for percent in (2.0, 3.0, 4.0)] == [None] * 3
    assert slow.due == 10.5
    assert slow.take(10.4) is None
    assert slow.take(10.5) == at(4.0)
    assert (slow.due, slow.take(20.0)) == (None, None)


def test_wk4_the_end_of_the_stream_gives_the_last_at_once() -> None:
    slow = ProgressFilter(interval=0.5)
    slow.offer(at(1.0), 10.0)
    slow.offer(at(99.0), 10.1)
    assert slow.flush(10.2) == at(99.0)
    assert slow.flush(10.2) is None


def test_wk4_an_echo_is_no_news_and_the_next_run_is() -> None:
    every = ProgressFilter(interval=0.0)
    given_percentages = [1.0, 1.0, 5.0, 3.0, 100.0, 0.0, 2.0]
    shown = [every.offer(at(one), now) for now, one in enumerate(given_percentages)]
    assert [one.percent for one in shown if one] == [1.0, 5.0, 100.0, 0.0, 2.0]


def test_wk4_files_side_by_side_have_a_progress_of_their_own() -> None:
    every = ProgressFilter(interval=0.0)
    assert every.offer(at(50.0, label="a"), 1.0)
    assert every.offer(at(10.0, label="b"), 2.0)
    assert every.offer(at(50.0, kind="pytest", label="test_a"), 3.0)
    assert every.offer(at(40.0, kind="pytest", label="test_b"), 4.0) is None


def test_wk4_a_negative_interval_is_refused() -> None:
    with pytest.raises(ValueError, match=r"interval must be >= 0, not -1\.0"):
        ProgressFilter(interval=-1.0)


STEPS = st.lists(st.tuples(st.floats(0.0, 100.0), st.floats(0.0, 0.4)), max_size=60)


@given(STEPS, st.floats(0.05, 2.0))
def test_wk4_never_more_than_one_an_interval(steps: list[tuple[float, float]], gap: float) -> None:
    limited, now, shown = ProgressFilter(interval=gap), 0.0, list[float]()
    for percent, pause in steps:
        now += pause
        if limited.offer(at(percent), now):
            shown.append(now)
    assert all(later - earlier >= gap * 0.999 for earlier, later in pairwise(shown))
    assert limited.flush(now) is not None or limited.due is None
