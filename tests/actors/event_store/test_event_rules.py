"""EV1 to EV3: an event is immutable, and a bad one is refused with the field and the reason."""

from typing import Any

import pytest
from understudy.actors.event_store import Event, InvalidEvent

GOOD: dict[str, Any] = {
    "event_id": "01939d2e-9d1c-7c1e-8b8e-2f8f0a5d7c11",
    "task_id": "task-1",
    "event_type": "TASK_CREATED",
    "timestamp": "2025-01-01T00:00:00.000000Z",
}


@pytest.mark.parametrize("field", Event.__struct_fields__)
def test_ev1_no_field_can_be_assigned(field: str) -> None:
    event = Event(**GOOD)
    with pytest.raises(AttributeError):
        setattr(event, field, getattr(event, field))


def test_ev1_the_fields_are_those_of_the_specification() -> None:
    assert set(Event.__struct_fields__) == {
        "event_id", "task_id", "event_type", "timestamp", "sequence_number", "vector_clock",
        "causation_id", "correlation_id", "code_version", "data",
    }  # fmt: skip


def test_ev1_what_the_caller_changes_later_does_not_reach_the_event() -> None:
    data, clock = {"list": [1]}, {"p": 1}
    event = Event(**GOOD, data=data, vector_clock=clock)
    data["list"].append(2)
    clock["p"] = 2
    assert (event.data, event.vector_clock) == ({"list": [1]}, {"p": 1})


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("event_id", "", "UUID"),
        ("event_id", None, "UUID"),
        ("event_id", "01939d2e9d1c7c1e8b8e2f8f0a5d7c11", "UUID"),
        ("event_id", "01939d2e-9d1c-7c1e-8b8e-2f8f0a5d7c1g", "UUID"),
        ("task_id", "", "1 to 128"),
        ("task_id", 7, "1 to 128"),
        ("task_id", "..", "1 to 128"),
        ("task_id", "a/b", "'a/b'"),
        ("task_id", "a" * 129, "1 to 128"),
        ("task_id", "task-1\n", "1 to 128"),
        ("event_type", "lower", "a name like"),
        ("timestamp", "yesterday", "ISO 8601"),
        ("timestamp", 5, "ISO 8601"),
        ("timestamp", "2025-02-30T00:00:00.000000Z", "day is out of range"),
        ("timestamp", "2025-01-01T00:00:00", "no time zone"),
        ("timestamp", "2025-01-01T00:00:00+02:00", "not in UTC"),
        ("timestamp", "2199-01-01T00:00:00.000000Z", "in the future"),
        ("sequence_number", -1, "integer"),
        ("sequence_number", 2**63, "integer"),
        ("sequence_number", True, "integer"),
        ("code_version", -1, "integer"),
        ("code_version", 1.0, "integer"),
        ("vector_clock", {"p": -1}, "-1"),
        ("vector_clock", {"p": 2**63}, "outside"),
        ("vector_clock", {"p": 1.5}, "not an integer"),
        ("vector_clock", {1: 1}, "not a string"),
        ("vector_clock", [], "must map"),
        ("causation_id", "", "UUID"),
        ("correlation_id", "", "1 to 256"),
        ("correlation_id", "a\nb", "printable"),
    ],
)
def test_ev2_rejects(field: str, value: Any, reason: str) -> None:
    with pytest.raises(InvalidEvent) as caught:
        Event(**{**GOOD, field: value})
    assert caught.value.field == field
    assert reason in caught.value.reason


@pytest.mark.parametrize("field", GOOD)
def test_ev2_rejects_a_missing_field_by_name(field: str) -> None:
    with pytest.raises(TypeError, match=field):
        Event(**{name: value for name, value in GOOD.items() if name != field})
    with pytest.raises(InvalidEvent, match=field):
        Event.from_dict({name: value for name, value in GOOD.items() if name != field})
