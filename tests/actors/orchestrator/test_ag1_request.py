"""AG1: a request has what its agent needs, and nothing else."""

import json
from typing import Any

import pytest
from pydantic import ValidationError
from understudy.actors.orchestrator import TaskRequest


def prompted(**fields: Any) -> dict[str, Any]:
    return {"agent": "claude", "prompt": "Say hello", **fields}


@pytest.mark.parametrize(
    ("fields", "field", "reason"),
    [
        ({}, "command", "at least 1 item"),
        ({"agent": "claude", "command": ["true"]}, "agent", "takes a prompt"),
        ({"agent": "claude"}, "prompt", "'claude' needs a prompt"),
        (prompted(prompt=""), "prompt", "must not be empty"),
        (prompted(prompt=" \n"), "prompt", "must not be empty"),
        (prompted(prompt="a\0"), "prompt", "the prompt has a NUL"),
        (prompted(prompt="\udc80"), "prompt", "lone surrogate"),
        (prompted(command=["true"]), "agent", "takes a prompt"),
    ],
)
def test_ag1_a_request_has_what_its_agent_needs(
    fields: dict[str, Any], field: str, reason: str
) -> None:
    with pytest.raises(ValidationError, match=reason) as caught:
        TaskRequest.from_dict(fields)
    assert [error["loc"] for error in caught.value.errors()] == [(field,)]


@pytest.mark.parametrize("prompt", ["x", "é" * 100_000, "--help", "{prompt}\n\t'\"`$(id)"])
def test_ag1_a_prompt_may_be_anything_that_is_text(prompt: str) -> None:
    request = TaskRequest.from_dict(prompted(prompt=prompt, model="m", isolate=False))
    assert request.prompt == prompt
    fields = json.loads(json.dumps(request.to_dict()))
    assert "command" not in fields
    assert TaskRequest.from_dict(fields) == request


def test_ag1_a_check_may_be_a_line_for_the_shell() -> None:
    request = TaskRequest.from_dict(prompted(check="make test && echo ok"))
    assert request.check == ("sh", "-c", "make test && echo ok")
    assert TaskRequest.from_dict(request.to_dict()) == request
    assert TaskRequest.from_dict(prompted(check=["make", "test"])).check == ("make", "test")
