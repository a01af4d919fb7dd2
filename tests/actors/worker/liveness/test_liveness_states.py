"""Issue 4: each state of a CLI is told by its evidence, at its time."""

import pytest
from understudy.actors.worker.liveness import (
    Answered,
    ApprovalAsked,
    ApprovalGiven,
    Exited,
    LifeState,
    LivenessMonitor,
    Observation,
    RateLimited,
    Recovered,
    Result,
    Sample,
    StateChanged,
    Thresholds,
    ToolEnded,
    ToolStarted,
)

LIMITS = Thresholds(silent_after=10, tool_silent_after=100, finish_grace=5, throttle_guess=20)


def story(*steps: tuple[float, Observation], until: float) -> list[tuple[float, str]]:
    """The states that a monitor finds, with their times."""
    monitor = LivenessMonitor(0.0, thresholds=LIMITS)
    found = [finding for now, seen in steps for finding in monitor.observe(seen, now)]
    found += monitor.advance(until)
    return [
        (each.at, str(each.assessment.state)) for each in found if isinstance(each, StateChanged)
    ]


def test_liveness_silence_is_found_at_its_time_and_ends_with_evidence() -> None:
    steps = ((4.0, Sample(output_bytes=1)), (20.0, Sample(output_bytes=2)))
    assert story(*steps, until=25) == [(14.0, "silent"), (20.0, "working")]


def test_liveness_a_tool_may_be_silent_for_longer() -> None:
    steps = ((1.0, ToolStarted("a", "x")), (90.0, ToolEnded("a")))
    states = [(1.0, "tool_running"), (90.0, "working"), (100.0, "silent")]
    assert story(*steps, until=120) == states
    assert story(steps[0], until=120) == [(1.0, "tool_running"), (101.0, "silent")]


def test_liveness_throttled_ends_at_its_time_and_is_no_silence() -> None:
    steps = ((1.0, RateLimited(until=50.0)), (2.0, Sample(output_bytes=9)))
    states = [(1.0, "throttled"), (50.0, "working"), (60.0, "silent")]
    assert story(*steps, until=70) == states


@pytest.mark.parametrize("sign", [Recovered(), Answered(), ToolStarted("a", "x")])
def test_liveness_an_answer_ends_throttling(sign: Observation) -> None:
    states = story((1.0, RateLimited()), (8.0, sign), until=9)
    assert [at for at, _ in states] == [1.0, 8.0]


def test_liveness_a_limit_without_a_time_lasts_as_guessed() -> None:
    assert story((1.0, RateLimited()), until=22) == [(1.0, "throttled"), (21.0, "working")]


def test_liveness_waiting_for_a_person_has_no_end_of_its_own() -> None:
    asked = (1.0, ApprovalAsked("run rm"))
    assert story(asked, (1e6, ApprovalGiven()), until=1e6) == [
        (1.0, "awaiting_approval"),
        (1e6, "working"),
    ]


def test_liveness_only_its_own_tool_ends_the_wait_for_a_person() -> None:
    monitor = LivenessMonitor(0.0)
    for tool in ("a", "b"):
        monitor.observe(ToolStarted(tool, tool), 1.0)
    monitor.observe(ApprovalAsked("run rm", tool="b"), 2.0)
    monitor.observe(ToolEnded("a"), 3.0)
    assert monitor.assessment.state is LifeState.AWAITING_APPROVAL
    assert monitor.assessment.why == "run rm"
    monitor.observe(ToolEnded("b"), 4.0)
    assert monitor.assessment.state is LifeState.WORKING


def test_liveness_a_result_must_be_followed_by_the_exit() -> None:
    assert story((1.0, Result()), until=10) == [(6.0, "finished_not_exited")]
    assert story((1.0, Result()), (2.0, Exited()), until=1000) == []
    assert story((1.0, Result()), (2.0, Answered()), until=10) == []  # one more turn


def test_liveness_idling_is_no_work() -> None:
    idle = [(float(n), Sample(cpu_seconds=0.01 * n, io_bytes=100 * n)) for n in range(1, 15)]
    assert story(*idle, until=15) == [(10.0, "silent")]


@pytest.mark.parametrize("field", ["output_bytes", "heartbeats", "changed_files", "io_bytes"])
def test_liveness_each_kind_of_evidence_counts(field: str) -> None:
    steps = [(float(n), Sample(**{field: 5000 * n})) for n in range(1, 30)]
    assert story(*steps, until=30) == []
