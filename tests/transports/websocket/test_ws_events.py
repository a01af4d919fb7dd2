"""WS1: what a WebSocket client is sent."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

Submit = Callable[..., Awaitable[str]]
Talk = Callable[..., AbstractAsyncContextManager[Any]]

STORY = [
    "TASK_CREATED",
    "TASK_QUEUED",
    "TASK_STARTED",
    "WORKER_STARTED",
    "WORKER_OUTPUT",
    "WORKER_EXITED",
    "TASK_FAILED",
]


async def test_ws1_a_task_is_told_to_its_end(serve: Any, submit: Submit, talk: Talk) -> None:
    async with serve() as (services, base):
        task_id = await submit(services, "sh", "-c", "echo hi; exit 3")
        async with talk(base, f"/ws/{task_id}") as client:
            *events, end = await client.hear_until("end")
            assert await client.closed() == (1000, "nothing is followed any more")
    assert [message["event"]["event_type"] for message in events] == STORY
    for message in events:
        assert message["type"] == "event"
        assert message["topic"] == f"task/{task_id}"
        assert message["sequence"] == message["event"]["sequence_number"]
        assert message["code_version"] == message["event"]["code_version"]
    assert events[4]["event"]["data"]["segments"] == [{"stream": "stdout", "text": "hi\n"}]
    assert (end["task_id"], end["status"]) == (task_id, "failed")
    assert end["sequence"] == events[-1]["sequence"]


async def test_tr2_a_cursor_resumes_and_behind_the_end_is_only_the_end(
    serve: Any, submit: Submit, talk: Talk
) -> None:
    async with serve() as (services, base):
        task_id = await submit(services, "true")
        async with talk(base, f"/ws/{task_id}") as client:
            numbers = [message["sequence"] for message in await client.hear_until("end")]
        async with talk(base, f"/ws/{task_id}?after={numbers[2]}") as client:
            again = [message["sequence"] for message in await client.hear_until("end")]
        assert again == numbers[3:]
        async with talk(base, f"/ws/{task_id}?after={numbers[-1]}") as client:
            assert (await client.hear())["type"] == "end"


async def test_ws1_everything_on_one_connection(serve: Any, submit: Submit, talk: Talk) -> None:
    async with serve() as (services, base), talk(base, "/ws") as client:
        first = await client.hear()
        assert (first["topic"], first["event"]["event_type"]) == ("*", "SERVER_STARTED")
        tasks = {await submit(services, "true") for _ in range(2)}
        ended: set[str] = set()
        while ended != tasks:
            event = (await client.hear())["event"]
            if event["event_type"] == "TASK_COMPLETE":
                ended.add(event["task_id"])


async def test_ws1_a_silent_connection_shows_that_it_is_alive(serve: Any, talk: Talk) -> None:
    quick = {"http.keep_alive_sec": 0.05}
    async with serve(quick) as (_, base), talk(base, "/ws?after=latest") as client:
        assert (await client.hear()) == {"protocol": 1, "type": "keep_alive", "topic": "*"}


@pytest.mark.parametrize(
    ("path", "code", "name", "named"),
    [
        ("/ws/unknown", 4404, "not_found", "unknown"),
        ("/ws?after=-1", 4400, "invalid", "after"),
        ("/ws?token=secret", 4400, "invalid", "token"),
    ],
)
async def test_ws1_what_is_wrong_is_said_on_an_accepted_connection(
    serve: Any, talk: Talk, path: str, code: int, name: str, named: str
) -> None:
    async with serve() as (_, base), talk(base, path) as client:
        error = await client.hear()
        assert (error["type"], error["code"]) == ("error", name)
        assert named in error["message"]
        assert await client.closed() == (code, name)
