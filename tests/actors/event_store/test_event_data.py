"""EV2, EV3: the data of an event is a JSON object, of any size."""

from typing import Any

import pytest
from understudy.actors.event_store import Event, InvalidEvent, new_event


def _cycle() -> dict[str, Any]:
    data: dict[str, Any] = {}
    data["self"] = [data]
    return data


def _deep() -> dict[str, Any]:
    data: dict[str, Any] = {}
    for _ in range(100_000):
        data = {"in": data}
    return data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"a": {"b": [0, float("nan")]}}, r"data\.a\.b\[1\] is nan"),
        ({"a": float("inf")}, r"data\.a is inf"),
        ({"a": b"bytes"}, r"data\.a is a bytes"),
        ({"a": (1, 2)}, r"data\.a is a tuple"),
        ({"a": {1, 2}}, r"data\.a is a set"),
        ({"a": object()}, r"data\.a is a object"),
        ({1: "a"}, "key 1"),
        ({"a": {None: 1}}, "key None"),
        ({"a": "\ud800"}, r"data\.a has a lone surrogate"),
        ({"\ud800": 1}, "lone surrogate"),
        (_cycle(), "contains itself"),
        (_deep(), "nested too deeply"),
        ({"a": object(), "b": _cycle()}, r"data\.a is a object"),
    ],
)
def test_ev2_rejects_data_that_is_not_json_and_says_where(data: Any, reason: str) -> None:
    with pytest.raises(InvalidEvent, match=reason) as caught:
        new_event("task-1", "TASK_CREATED", data)
    assert caught.value.field == "data"


def test_ev2_rejects_data_that_is_no_object() -> None:
    template = new_event("task-1", "TASK_CREATED").to_dict()
    wrongs: list[Any] = [[], "text", None, 5]
    for wrong in wrongs:
        with pytest.raises(InvalidEvent, match="data"):
            Event(**{**template, "data": wrong})


def test_ev3_what_may_be_empty_may_be_empty() -> None:
    event = new_event("task-1", "TASK_CREATED")
    assert event.vector_clock == {}
    assert event.causation_id is None
    assert event.data == {}
    assert event.sequence_number == 0


def test_ev3_accepts_data_of_several_megabytes() -> None:
    text = "wide \N{SNOWMAN} " * 500_000
    event = new_event("task-1", "TASK_CREATED", {"text": text})
    assert Event.from_json(event.to_json()).data["text"] == text
