"""Issue 4: laws that hold for every story of a CLI."""

from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.worker.liveness import (
    Answered,
    ApprovalAsked,
    ApprovalGiven,
    Exited,
    Finding,
    LifeState,
    Line,
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

Steps = list[tuple[float, Observation]]
LIMITS = Thresholds(
    silent_after=10, tool_silent_after=20, finish_grace=5, same_lines=3, same_lines_for=2
)
counts = st.integers(0, 3)
observations = st.one_of(
    st.builds(Sample, counts, st.floats(0, 2), counts, counts, counts),
    st.builds(Line, st.sampled_from("ab")),
    st.builds(RateLimited, st.none() | st.floats(0, 100)),
    st.builds(ToolStarted, st.sampled_from("xy"), st.sampled_from("ab")),
    st.builds(ToolEnded, st.sampled_from("xy")),
    st.builds(ApprovalAsked, st.just("it")),
    st.sampled_from([Answered(), Recovered(), ApprovalGiven(), Result()]),
)
stories = st.lists(st.tuples(st.floats(0, 15), observations), max_size=30)


def at_times(gaps: Steps) -> Steps:
    now, steps = 0.0, Steps()
    for gap, seen in gaps:
        now += gap
        steps.append((now, seen))
    return steps


def run(steps: Steps, looks: list[float], end: float) -> list[Finding]:
    monitor, found = LivenessMonitor(0.0, thresholds=LIMITS), list[Finding]()
    for now, seen in steps:
        for look in sorted(look for look in looks if look <= now):
            found += monitor.advance(look)
        found += monitor.observe(seen, now)
    return found + monitor.advance(end)


@given(stories, st.lists(st.floats(0, 500), max_size=20))
def test_liveness_looking_more_often_finds_the_same(gaps: Steps, looks: list[float]) -> None:
    steps = at_times(gaps)
    end = steps[-1][0] + 100 if steps else 100.0
    found = run(steps, looks, end)
    assert found == run(steps, [], end)
    assert [finding.at for finding in found] == sorted(finding.at for finding in found)


@given(stories, st.lists(st.floats(0, 9.9), min_size=1, max_size=20))
def test_liveness_evidence_of_work_is_never_silent(gaps: Steps, pauses: list[float]) -> None:
    monitor = LivenessMonitor(0.0, thresholds=LIMITS)
    for now, seen in (steps := at_times(gaps)):
        monitor.observe(seen, now)
    now = steps[-1][0] if steps else 0.0
    for number, pause in enumerate(pauses, 100):
        monitor.observe(Sample(output_bytes=number), now)
        monitor.advance(now := now + pause)
        assert monitor.assessment.state is not LifeState.SILENT


@given(stories, st.floats(0.1, 1000))
def test_liveness_throttled_ends_when_it_says(gaps: Steps, wait: float) -> None:
    monitor = LivenessMonitor(0.0, thresholds=LIMITS)
    for now, seen in (steps := at_times(gaps)):
        monitor.observe(seen, now)
    monitor.observe(Answered(), now := steps[-1][0] if steps else 0.0)
    monitor.observe(RateLimited(now + wait), now)
    assert monitor.assessment.state is LifeState.THROTTLED
    assert monitor.assessment.until == now + wait
    changes = [each for each in monitor.advance(now + wait) if isinstance(each, StateChanged)]
    assert changes[0].at == now + wait
    assert changes[0].before is LifeState.THROTTLED


@given(stories)
def test_liveness_nothing_is_found_after_the_exit(gaps: Steps) -> None:
    monitor = LivenessMonitor(0.0, thresholds=LIMITS)
    monitor.observe(Exited(), 0.0)
    assert monitor.due is None
    found = [finding for now, seen in at_times(gaps) for finding in monitor.observe(seen, now)]
    assert found + monitor.advance(1e9) == []
