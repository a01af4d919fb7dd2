"""EV5, and the agreement of the two ways in which an event is checked."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.event_store import Event, InvalidEvent, new_event
from understudy.actors.event_store.event_checks import (
    check_names,
    check_numbers,
    checked_clock,
    checked_data,
    checked_timestamp,
)
from understudy.actors.event_store.fast_checks import copies_if_valid

text = st.text(st.characters(exclude_categories=["Cs"]))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | text,
    lambda inner: st.lists(inner) | st.dictionaries(text, inner),
)  # fmt: skip
clocks = st.dictionaries(text, st.integers(0, 2**63 - 1))
odd = st.sampled_from([None, "", "..", "a", "a b", "A", -1, 1.0, True, 2**63, [], {}, {"a": -1}])


class Fields(msgspec.Struct):
    """The fields of an event without its checks."""

    event_id: Any = "01939d2e-9d1c-7c1e-8b8e-2f8f0a5d7c11"
    task_id: Any = "task-1"
    event_type: Any = "TASK_CREATED"
    timestamp: Any = "2025-01-01T00:00:00.000000Z"
    sequence_number: Any = 0
    vector_clock: Any = {}
    causation_id: Any = None
    correlation_id: Any = None
    code_version: Any = 0
    data: Any = {}


@given(st.dictionaries(text, json_values), clocks, st.integers(0, 2**63 - 1))
def test_ev5_dict_and_json_give_an_equal_event(
    data: dict[str, Any], clock: dict[str, int], number: int
) -> None:
    event = new_event("t", "TASK_CREATED", data, vector_clock=clock, code_version=number)
    assert Event.from_json(event.to_json()) == event
    assert Event.from_dict(event.to_dict()) == event


def test_ev5_unknown_fields_and_broken_json_are_refused_by_name() -> None:
    event = new_event("t", "TASK_CREATED")
    with pytest.raises(InvalidEvent, match="colour"):
        Event.from_dict({**event.to_dict(), "colour": 1})
    with pytest.raises(InvalidEvent, match="truncated"):
        Event.from_json(event.to_json()[:-1])


@given(st.dictionaries(st.sampled_from(Fields.__struct_fields__), odd))
def test_ev2_the_quick_look_passes_only_what_the_rules_pass(wrong: dict[str, Any]) -> None:
    fields = Fields(**wrong)
    copies = copies_if_valid(fields)
    if copies is not None:
        check_names(fields)
        check_numbers(fields)
        assert checked_timestamp(fields.timestamp) == fields.timestamp
        assert copies[:2] == (checked_clock(fields.vector_clock), checked_data(fields.data))


def test_ev2_the_quick_look_passes_an_ordinary_event() -> None:
    assert copies_if_valid(new_event("t", "TASK_CREATED", correlation_id="r")) is not None
