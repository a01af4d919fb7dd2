"""Issue 4: a loop is the same thing over and over, alone or in rounds."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.worker.liveness import LifeState, Line, LivenessMonitor, ToolStarted
from understudy.actors.worker.liveness.repetition import LONGEST_ROUND, Repetition


def repeated(things: Iterable[str]) -> Repetition:
    repetition = Repetition()
    for now, thing in enumerate(things):
        repetition = repetition.add(thing, float(now))
    return repetition


@pytest.mark.parametrize("things", ["aaaa", "abababab", "abcabcabcabc", "xyzaaaa"])
def test_liveness_four_rounds_are_seen(things: str) -> None:
    assert repeated(things).since(4) is not None
    assert repeated(things[:-1]).since(4) is None
    assert repeated(things + "?").since(4) is None


@given(st.text("abc", max_size=40), st.integers(2, 4))
def test_liveness_a_loop_is_what_its_definition_says(things: str, rounds: int) -> None:
    tails = {length: things[-length * rounds :] for length in range(1, LONGEST_ROUND + 1)}
    expected = any(
        len(tail) == length * rounds and tail == tail[:length] * rounds
        for length, tail in tails.items()
    )
    assert (repeated(things).since(rounds) is not None) == expected


def test_liveness_the_same_tool_call_is_a_loop_until_another_comes() -> None:
    monitor = LivenessMonitor(0.0)
    for number in range(5):
        assert monitor.assessment.state is not LifeState.LOOPING
        monitor.observe(ToolStarted(str(number), "read x"), float(number))
    assert monitor.assessment.state is LifeState.LOOPING
    assert monitor.assessment.why == "the same tool calls 5 times: read x"
    monitor.observe(ToolStarted("6", "read y"), 6.0)
    assert monitor.assessment.state is LifeState.TOOL_RUNNING


def test_liveness_the_same_line_for_a_while_is_a_loop() -> None:
    monitor = LivenessMonitor(0.0)
    for number in range(1000):
        monitor.observe(Line("again"), number / 100)
    assert monitor.assessment.state is LifeState.WORKING  # a burst of them is none yet
    monitor.observe(Line("again"), 10.02)
    assert monitor.assessment.state is LifeState.LOOPING
    monitor.observe(Line("else"), 11.0)
    assert monitor.assessment.state is LifeState.WORKING
