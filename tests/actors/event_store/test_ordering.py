"""EO1 to EO4."""

from typing import Any

import pytest
from understudy.actors.event_store import (
    Check,
    Event,
    is_report_valid_for_current_code,
    judge_report,
    new_event,
)


def _event(version: int, clock: dict[str, int], code_hash: str | None = "h") -> Event:
    data: dict[str, Any] = {} if code_hash is None else {"code_hash": code_hash}
    return new_event("t", "TEST_PASSED", data, code_version=version, vector_clock=clock)


CORRECTION = _event(3, {"coder": 5})


@pytest.mark.parametrize(
    ("report", "failed"),
    [
        (_event(3, {"coder": 5, "tester": 1}), ()),
        (_event(2, {"coder": 5, "tester": 1}), (Check.VERSION,)),
        (_event(3, {"coder": 4}), (Check.CLOCK,)),
        (_event(3, {"coder": 5, "tester": 1}, "other"), (Check.HASH,)),
        (_event(1, {"coder": 1}, "other"), (Check.VERSION, Check.CLOCK, Check.HASH)),
    ],
)
def test_eo1_any_failed_check_disqualifies(report: Event, failed: tuple[Check, ...]) -> None:
    assert judge_report(report, CORRECTION).failed == failed
    assert is_report_valid_for_current_code(report, CORRECTION) == (not failed)


def test_eo2_a_missing_hash_drops_that_check_only() -> None:
    for report, correction in (
        (_event(3, {"coder": 5}, None), CORRECTION),
        (_event(3, {"coder": 5}, "other"), _event(3, {"coder": 5}, None)),
    ):
        assert is_report_valid_for_current_code(report, correction)
    assert not is_report_valid_for_current_code(_event(2, {"coder": 5}, None), CORRECTION)
    assert not is_report_valid_for_current_code(_event(3, {"coder": 4}, None), CORRECTION)


def test_eo2_with_concurrent_clocks_the_hash_decides() -> None:
    assert is_report_valid_for_current_code(_event(3, {"tester": 1}, "h"), CORRECTION)
    assert not is_report_valid_for_current_code(_event(3, {"tester": 1}, "other"), CORRECTION)


def test_eo3_a_report_from_the_future_is_an_invalid_state() -> None:
    decision = judge_report(_event(4, {"coder": 9}), CORRECTION)
    assert decision.invalid_state
    assert not decision.valid


def test_eo4_timestamps_play_no_part() -> None:
    early = Event.from_dict({**_event(3, {"coder": 6}).to_dict(), "timestamp": "1999-01-01T00:00Z"})
    assert early.timestamp < CORRECTION.timestamp
    assert is_report_valid_for_current_code(early, CORRECTION)
