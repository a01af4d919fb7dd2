"""A report about older code is ignored, and the state says which check decided (EO1-EO3, PR3)."""

from typing import Any

import pytest
from understudy.actors.event_store import Event, TaskState, new_event, rebuild_state
from understudy.actors.event_store.projections.judging import KEPT_DECISIONS


def event(kind: str, number: int, version: int, clock: dict[str, int], **data: Any) -> Event:
    made = new_event("t", kind, data, vector_clock=clock, code_version=version)
    return Event.from_dict(made.to_dict() | {"sequence_number": number})


def state_after(*reports: Event, corrected: str = "CODE_GENERATED") -> TaskState:
    code = event(corrected, 2, 2, {"coder": 5}, code_hash="abc")
    return rebuild_state([event("TASK_CREATED", 1, 0, {}, request={}), code, *reports])


@pytest.mark.parametrize(
    ("version", "clock", "code_hash", "failed"),
    [
        (2, {"coder": 5, "tester": 1}, "abc", ()),
        (2, {"tester": 1}, "abc", ()),  # concurrent: the hash decides
        (2, {"tester": 1}, "old", ("hash",)),
        (2, {"tester": 1}, None, ()),
        (2, {"coder": 4}, "abc", ("clock",)),
        (1, {"coder": 6}, "abc", ("version",)),
        (1, {"coder": 4}, "old", ("version", "clock", "hash")),
    ],
)
@pytest.mark.parametrize("kind", ["TEST_FAILED", "BUG_REPORT_RECEIVED", "QUALITY_CHECKED"])
def test_eo1_the_state_tells_which_check_decided(
    kind: str, version: int, clock: dict[str, int], code_hash: str | None, failed: tuple[str, ...]
) -> None:
    data = {} if code_hash is None else {"code_hash": code_hash}
    state = state_after(event(kind, 3, version, clock, **data))
    assert [report.failed for report in state.stale_reports] == [failed] * bool(failed)
    assert state.stale_count == bool(failed)
    assert state.tests_failed == (kind == "TEST_FAILED" and not failed)
    assert state.bug_reports == (kind == "BUG_REPORT_RECEIVED" and not failed)
    for report in state.stale_reports:
        assert (report.sequence_number, report.event_type) == (3, kind)
        assert (report.code_version, report.current_version) == (version, 2)


def test_eo3_a_report_from_the_future_is_an_anomaly_and_not_stale() -> None:
    state = state_after(event("TEST_PASSED", 3, 3, {"tester": 1}))
    assert (state.tests_passed, state.stale_count, state.stale_reports) == (0, 0, ())
    assert "code version 3" in state.anomalies[0].reason


def test_pr3_code_that_comes_late_is_a_decision_too() -> None:
    state = state_after(event("CODE_GENERATED", 3, 1, {"other": 1}))
    assert (state.code_version, state.code_hash) == (2, "abc")
    assert state.stale_reports[0].failed == ("version",)


def test_eo2_code_without_a_hash_drops_the_check_of_older_hashes() -> None:
    newer = event("CODE_GENERATED", 3, 3, {"coder": 6})
    state = state_after(newer, event("TEST_PASSED", 4, 3, {"coder": 7}, code_hash="abc"))
    assert (state.tests_passed, state.stale_count) == (1, 0)


def test_pr3_the_newest_decisions_are_kept() -> None:
    late = [event("TEST_FAILED", number, 1, {}) for number in range(3, 103)]
    state = state_after(*late)
    assert state.stale_count == 100
    assert len(state.stale_reports) == KEPT_DECISIONS
    assert state.stale_reports[-1].sequence_number == 102
