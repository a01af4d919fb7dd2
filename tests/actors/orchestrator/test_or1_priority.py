"""OR1, OR2: what is a priority, what is none, and what events ask for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from understudy.actors.event_store import EventType
from understudy.actors.orchestrator import (
    Priority,
    TaskRequest,
    parse_priority,
    priority_of_event,
)


def test_or1_the_named_priorities() -> None:
    values = {each.name: int(each) for each in Priority}
    expected = {"CRITICAL": 0, "HIGH": 10, "MEDIUM": 20, "LOW": 30, "BACKGROUND": 40}
    assert values == expected


@given(name=st.sampled_from(list(Priority.__members__)), data=st.data())
def test_or1_a_name_in_any_case(name: str, data: st.DataObject) -> None:
    written = "".join(
        char.upper() if data.draw(st.booleans()) else char.lower() for char in f" {name} "
    )
    assert parse_priority(written) == Priority[name]


@given(st.integers(0, 100))
def test_or1_every_integer_from_0_to_100_also_as_text(value: int) -> None:
    assert parse_priority(value) == parse_priority(str(value)) == value
    assert TaskRequest(command=("true",), priority=value).priority == value


@given(st.integers().filter(lambda value: not 0 <= value <= 100))
def test_or1_others_are_refused_by_their_range(value: int) -> None:
    with pytest.raises(ValueError, match=f"priority must be from 0 to 100, not {value}"):
        parse_priority(value)


@pytest.mark.parametrize("value", ["", "URGENT", "1.5", "٣", True, 1.0, None, [10]])
def test_or1_what_is_no_priority_is_named(value: object) -> None:
    with pytest.raises(ValueError, match="is no priority: use") as caught:
        parse_priority(value)
    assert repr(value) in str(caught.value)
    with pytest.raises(ValidationError, match="is no priority"):
        TaskRequest.from_dict({"command": ["true"], "priority": value})


def test_or1_without_one_a_task_is_medium_and_json_has_the_number() -> None:
    assert TaskRequest(command=("true",)).to_dict()["priority"] == 20
    assert TaskRequest.from_dict({"command": ["a"], "priority": "low"}).to_dict()["priority"] == 30


def test_or2_what_events_ask_for() -> None:
    assert priority_of_event(EventType.USER_INTERVENTION) is Priority.CRITICAL
    assert priority_of_event(EventType.CODE_GENERATED) is Priority.HIGH
    assert priority_of_event(EventType.DEAD_CODE_ANALYSIS) is Priority.LOW
    for kind in (EventType.TEST_FAILED, EventType.TEST_STARTED, EventType.BUG_REPORT_RECEIVED):
        assert Priority.HIGH < priority_of_event(kind) < Priority.LOW
    for kind in (None, "", "NO_SUCH_TYPE"):
        assert priority_of_event(kind) is Priority.BACKGROUND
