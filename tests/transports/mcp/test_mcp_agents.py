"""A task for an agent, started over MCP."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def mine(tmp_path: Path) -> dict[str, object]:
    """Settings of an agent that writes what it was asked into a file of its workspace."""
    program = tmp_path / "agent"
    program.write_text('#!/bin/sh\ncat > asked; echo "model $*"\n')
    program.chmod(0o755)
    (tmp_path / "work").mkdir()
    section = f'program = "{program}"\nmodel_arguments = ["-m", "{{model}}"]\nisolate = false'
    (tmp_path / "understudy.toml").write_text(f"[agents.mine]\n{section}\n")
    return {"agent": "mine", "prompt": "What's ü?", "workspace": str(tmp_path / "work")}


@pytest.mark.parametrize("check", ["test -s asked", ["test", "-s", "asked"]])
async def test_ag1_an_agent_is_given_a_prompt_a_model_and_a_check(
    mine: dict[str, object], served: Any, tmp_path: Path, check: Any
) -> None:
    async with served.connect() as client:
        call = {**mine, "model": "big", "check": check, "isolate": False}
        answer = await served.ask(client, "start_coding_task", **call)
        answers = await served.follow(client, answer["task_id"])
    assert answers[-1]["status"] == "complete"
    assert "model -m big" in answers[-1]["output"]
    assert (tmp_path / "work" / "asked").read_text() == "What's ü?"
    events = {e.event_type: e.data for e in await served.events(answer["task_id"])}
    assert events["AGENT_VERDICT"]["verdict"] == "verified"
    assert events["TASK_CREATED"]["request"]["isolate"] is False


async def test_ag1_the_tool_tells_a_model_what_an_agent_needs(served: Any) -> None:
    async with served.connect() as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    schema = tools["start_coding_task"].input_schema
    assert "required" not in schema
    assert {"command", "agent", "prompt", "model", "check", "isolate"} <= set(schema["properties"])
    assert "claude" in schema["properties"]["agent"]["description"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"prompt": "x"}, ["prompt: needs `agent`"]),
        ({"prompt": "x", "command": ["a"]}, ["prompt: needs `agent`"]),
        ({"agent": "claude"}, ["prompt: required", "'claude'"]),
        ({"agent": "claude", "prompt": " "}, ["prompt", "must not be empty"]),
        ({"agent": "claude", "prompt": "x", "command": ["a"]}, ["command", "no command line"]),
        ({"agent": "butler", "prompt": "x"}, ["'butler'", "claude"]),
        ({"command": ["a"], "model": "big"}, ["model", "`agent`"]),
        ({"command": ["a"], "check": []}, ["check", "at least 1"]),
        ({"command": ["a"], "isolate": "perhaps"}, ["isolate", "boolean"]),
    ],
)
async def test_ag1_what_does_not_go_together_is_told(
    served: Any, arguments: dict[str, Any], words: list[str]
) -> None:
    async with served.connect() as client:
        result = await client.call_tool("start_coding_task", arguments)
    assert result.is_error
    told = "".join(part.text for part in result.content)
    assert all(word in told for word in words), told
    assert {event.event_type for event in await served.events(None)} == {"SERVER_STARTED"}
