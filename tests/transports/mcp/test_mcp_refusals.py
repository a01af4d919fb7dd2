"""What goes wrong is told in words that a model can act on; nothing is done then."""

from typing import Any

import pytest
from mcp import Client


async def refusal(client: Client, tool: str, **arguments: Any) -> str:
    """Call a tool that must fail; what it says."""
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    assert result.structured_content is None
    return "".join(part.text for part in result.content if part.type == "text")


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("get_task_status", {"task_id": "none"}, ["'none'", "start_coding_task"]),
        ("stream_task_progress", {"task_id": "none"}, ["'none'", "start_coding_task"]),
        ("cancel_task", {"task_id": "none"}, ["'none'", "start_coding_task"]),
        ("get_task_status", {}, ["task_id", "required"]),
        ("get_task_status", {"task_id": ""}, ["task_id", "at least 1"]),
        ("get_task_status", {"task_id": 7}, ["task_id", "string"]),
        ("get_task_status", {"task": "a"}, ["'task'", "it takes task_id"]),
        ("start_coding_task", {}, ["command: required", "`agent`"]),
        ("start_coding_task", {"command": []}, ["command", "at least 1"]),
        ("start_coding_task", {"command": [""]}, ["command", "must not be empty"]),
        ("start_coding_task", {"command": "ls"}, ["command", "list"]),
        ("start_coding_task", {"command": ["a\0b"]}, ["command", "NUL"]),
        ("start_coding_task", {"command": ["a"], "priority": "soon"}, ["'soon'", "CRITICAL"]),
        ("start_coding_task", {"command": ["a"], "priority": 101}, ["priority", "100"]),
        ("start_coding_task", {"command": ["a"], "workspace": "here"}, ["workspace", "absolute"]),
        ("start_coding_task", {"command": ["a"], "timeout": -1}, ["timeout", "greater"]),
        ("start_coding_task", {"command": ["a"], "restart": "often"}, ["restart", "transient"]),
        ("start_coding_task", {"command": ["a"], "wait": True}, ["'wait'", "it takes"]),
    ],
)
async def test_mc1_errors_name_what_is_wrong_and_what_to_do(
    served: Any, tool: str, arguments: dict[str, Any], words: list[str]
) -> None:
    async with served.connect() as client:
        told = await refusal(client, tool, **arguments)
    assert all(word in told for word in words), told
    assert "pydantic" not in told
    assert "Traceback" not in told
    assert {event.event_type for event in await served.events(None)} == {"SERVER_STARTED"}


@pytest.mark.parametrize("wait", [-1, 50.1, 3600, "long"])
async def test_mc5_refuses_a_wait_that_is_too_long(served: Any, wait: Any) -> None:
    async with served.connect() as client:
        task_id = await served.start(client, "true")
        call = {"task_id": task_id, "wait_seconds": wait}
        told = await refusal(client, "stream_task_progress", **call)
    assert "wait_seconds" in told


async def test_tr2_a_cursor_that_lies_ahead_is_refused(served: Any) -> None:
    async with served.connect() as client:
        task_id = await served.start(client, "true")
        newest = (await served.follow(client, task_id))[-1]["cursor"]
        call = {"task_id": task_id, "after": newest + 1}
        told = await refusal(client, "stream_task_progress", **call)
    assert f"newest event is {newest}" in told


async def test_mc1_a_task_id_that_is_taken_says_so(served: Any) -> None:
    async with served.connect() as client:
        await served.ask(client, "start_coding_task", command=["true"], task_id="mine")
        told = await refusal(client, "start_coding_task", command=["no"], task_id="mine")
    assert "another task_id" in told


async def test_or4_a_full_queue_says_when_to_try_again(serve_mcp: Any) -> None:
    crowded = {"orchestrator__queue_size": 1, "orchestrator__max_concurrent": 1}
    async with serve_mcp(**crowded) as served, served.connect() as client:
        first = await served.start(client, "exec sleep 60")
        await served.wait_for(first, "TASK_STARTED")
        second = await served.start(client, "exec sleep 60")
        told = await refusal(client, "start_coding_task", command=["true"])
        assert "try again in" in told
        for task_id in (second, first):
            await served.ask(client, "cancel_task", task_id=task_id)
