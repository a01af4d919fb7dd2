"""Issue 4: what follows from a state is data, and is done once, at its time."""

import math

import pytest
from understudy.actors.worker.liveness import (
    DEFAULT_POLICY,
    Action,
    ActionDue,
    LifeState,
    LivenessMonitor,
    Policy,
    Result,
    Rule,
    Sample,
    Thresholds,
)

LADDER = Policy(
    (
        Rule(LifeState.SILENT, Action.KILL, 30.0),
        Rule(LifeState.SILENT, Action.INTERRUPT, 10.0),
        Rule(LifeState.SILENT, Action.RESTART, 20.0),
        Rule(LifeState.SILENT, Action.NOTIFY),
    )
)
LIMITS = Thresholds(silent_after=10)


def actions(monitor: LivenessMonitor, until: float) -> list[tuple[float, str]]:
    found = monitor.advance(until)
    return [(each.at, str(each.action)) for each in found if isinstance(each, ActionDue)]


def test_liveness_actions_come_in_order_each_once() -> None:
    monitor = LivenessMonitor(0.0, thresholds=LIMITS, policy=LADDER)
    assert monitor.due == 10.0
    assert actions(monitor, 25.0) == [(10.0, "notify"), (20.0, "interrupt")]
    assert monitor.due == 30.0
    assert actions(monitor, 1000.0) == [(30.0, "restart"), (40.0, "kill")]
    assert actions(monitor, 2000.0) == []
    assert monitor.due is None


def test_liveness_a_state_that_comes_again_begins_anew() -> None:
    monitor = LivenessMonitor(0.0, thresholds=LIMITS, policy=LADDER)
    assert actions(monitor, 15.0) == [(10.0, "notify")]
    monitor.observe(Sample(output_bytes=1), 16.0)
    assert actions(monitor, 40.0) == [(26.0, "notify"), (36.0, "interrupt")]


def test_liveness_what_has_finished_is_ended_by_default() -> None:
    monitor = LivenessMonitor(0.0, policy=DEFAULT_POLICY)
    monitor.observe(Result(), 0.0)
    done = [action for _, action in actions(monitor, 60.0)]
    assert done == ["notify", "interrupt", "kill"]


@pytest.mark.parametrize("after", [-1.0, math.inf, math.nan])
def test_liveness_a_rule_without_a_time_is_refused(after: float) -> None:
    with pytest.raises(ValueError, match="after must be"):
        Rule(LifeState.SILENT, Action.KILL, after)


@pytest.mark.parametrize(("field", "value"), [("silent_after", -1), ("same_calls", 1)])
def test_liveness_thresholds_that_make_no_sense_are_refused(field: str, value: int) -> None:
    with pytest.raises(ValueError, match=field):
        Thresholds(**{field: value})
