"""The tools as both eras of the protocol list them, and a task from its start to its end."""

from typing import Any

import pytest

MODES = pytest.mark.parametrize("mode", ["auto", "legacy"])
READ_ONLY = {"get_task_status", "stream_task_progress"}
IDEMPOTENT = READ_ONLY | {"cancel_task"}


@MODES
async def test_mc1_lists_tools_that_say_what_they_take_return_and_do(
    served: Any, mode: str
) -> None:
    async with served.connect(mode) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        era = client.protocol_version
        assert "stream_task_progress" in client.instructions
    assert set(tools) == {"start_coding_task", "cancel_task"} | READ_ONLY
    assert (era >= "2026") == (mode == "auto")
    for name, tool in tools.items():
        assert tool.annotations.read_only_hint == (name in READ_ONLY)
        assert tool.annotations.idempotent_hint == (name in IDEMPOTENT)
        assert tool.input_schema["additionalProperties"] is False
        assert all(each["description"] for each in tool.input_schema["properties"].values())
        assert {"task_id", "status", "next_steps"} <= set(tool.output_schema["required"])
        assert "\n  " not in tool.description


@MODES
async def test_mc1_a_task_is_started_followed_and_looked_at(served: Any, mode: str) -> None:
    async with served.connect(mode) as client:
        task_id = await served.start(client, "echo one; sleep 0.3; echo two >&2; exit 3")
        answers = await served.follow(client, task_id)
        status = await served.ask(client, "get_task_status", task_id=task_id)
    assert "".join(answer["output"] for answer in answers) == "one\ntwo\n"
    assert answers[-1]["status"] == status["status"] == "failed"
    assert status["exit_code"] == 3
    assert status["ended"]
    assert status["last_lines"] == ["one", "two"]
    assert (status["lines"], status["bytes"]) == (2, 8)
    assert 0 < status["elapsed_sec"] < 30
    assert status["cursor"] == answers[-1]["cursor"]


async def test_mc1_start_answers_with_what_to_do_next_and_where(served: Any) -> None:
    async with served.connect() as client:
        answer = await served.ask(client, "start_coding_task", command=["true"], task_id="a task")
    assert answer["created"]
    assert answer["task_id"] in answer["links"]["self"]
    assert answer["links"]["self"].startswith(served.url.removesuffix("/mcp"))
    assert answer["links"]["websocket"].startswith("ws://127.0.0.1:")
    assert "stream_task_progress" in answer["next_steps"][0]


async def test_mc1_takes_what_a_task_request_holds(served: Any, tmp_path: Any) -> None:
    async with served.connect() as client:
        options = {"priority": "high", "restart": "transient", "timeout": 50}
        options |= {"workspace": str(tmp_path), "environment": {"WORD": "value"}}
        task_id = await served.start(client, "pwd; echo $WORD", **options)
        output = (await served.follow(client, task_id))[-1]["output"]
        status = await served.ask(client, "get_task_status", task_id=task_id)
    assert output == f"{tmp_path}\nvalue\n"
    assert (status["priority"], status["status"]) == (10, "complete")


async def test_mc1_the_same_task_id_and_request_is_the_same_task(served: Any) -> None:
    async with served.connect() as client:
        call = {"command": ["true"], "task_id": "mine"}
        answers = [await served.ask(client, "start_coding_task", **call) for _ in range(2)]
    assert [answer["created"] for answer in answers] == [True, False]


async def test_mc1_every_event_carries_the_correlation_id_of_its_call(served: Any) -> None:
    async with served.connect() as client:
        command = ["echo", "hello"]
        first = await served.ask(client, "start_coding_task", command=command)
        second = await served.ask(client, "start_coding_task", command=command)
        await served.follow(client, first["task_id"])
    assert first["correlation_id"] != second["correlation_id"]
    events = await served.events(first["task_id"])
    assert {event.correlation_id for event in events} == {first["correlation_id"]}


async def test_mc1_status_shows_a_running_tasks_newest_lines_as_a_terminal_does(
    served: Any,
) -> None:
    script = r'printf "$(seq 30)\n10%%\r50%%\rdone\n\033[1mopen"; exec sleep 60'
    async with served.connect() as client:
        task_id = await served.start(client, script)
        await served.wait_for(task_id, "WORKER_OUTPUT")
        status = await served.ask(client, "get_task_status", task_id=task_id)
        await served.ask(client, "cancel_task", task_id=task_id)
    assert status["last_lines"] == [*map(str, range(13, 31)), "done", "open"]
    assert (status["status"], status["ended"], status["exit_code"]) == ("running", False, None)
