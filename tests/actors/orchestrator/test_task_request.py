"""The request: what is refused, with the field and the reason, and its form as JSON."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from understudy.actors.event_store import sanitise_task_id
from understudy.actors.orchestrator import TaskRequest

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
names = texts.filter(lambda name: name and "=" not in name)
requests = st.builds(
    TaskRequest,
    command=st.lists(texts, min_size=1).map(tuple).filter(lambda command: bool(command[0])),
    priority=st.integers(0, 100),
    workspace=st.none() | texts.map(lambda path: f"/{path}"),
    timeout=st.none() | st.floats(0, 1e6),
    restart=st.sampled_from(["permanent", "transient", "temporary"]),
    pty=st.none() | st.booleans(),
    environment=st.dictionaries(names, texts, max_size=3),
    task_id=st.none() | texts.filter(bool),
)


@given(requests)
def test_or6_json_and_back_is_the_same_request(request: TaskRequest) -> None:
    text = json.dumps(request.to_dict())
    assert TaskRequest.from_dict(json.loads(text)) == request


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("command", [], "at least 1 item"),
        ("command", [""], "name must not be empty"),
        ("command", ["a", "b\0"], "argument 1 has a NUL"),
        ("command", ["a", "\udc80"], "argument 1 has a lone surrogate"),
        ("command", ["a", "é" * 65536], "argument 1 is longer than 131071 bytes"),
        ("agent", "The Butler", "no name of an agent"),
        ("prompt", "do it", "takes a command line"),
        ("model", "--help", "not begin with '-'"),
        ("check", [], "at least 1 item"),
        ("check", " ", "valid tuple"),
        ("workspace", "here", "absolute path"),
        ("workspace", "/a\0", "the path has a NUL"),
        ("timeout", -1, "greater than or equal to 0"),
        ("timeout", float("nan"), "finite number"),
        ("restart", "always", "'permanent'"),
        ("restart", {"max_restarts": -1}, "max_restarts"),
        ("restart", {"within": 0}, "within"),
        ("environment", {"A=B": "c"}, "'A=B'"),
        ("environment", {"": "c"}, "must not be empty"),
        ("environment", {"A": "\0"}, "the value of A has a NUL"),
        ("task_id", "", "at least 1 character"),
        ("colour", "blue", "not permitted"),
    ],
)
def test_what_is_wrong_is_named(field: str, value: Any, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason) as caught:
        TaskRequest.from_dict({"command": ["true"], field: value})
    assert caught.value.errors()[0]["loc"][0] == field


def test_ev4_a_user_s_id_becomes_canonical() -> None:
    assert TaskRequest(command=("true",), task_id="mein/Büro").task_id == sanitise_task_id(
        "mein/Büro"
    )
    assert TaskRequest(command=("true",), task_id="fine-1").task_id == "fine-1"
