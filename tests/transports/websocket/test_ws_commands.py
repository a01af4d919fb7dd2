"""WS1: what a WebSocket client may say, and how bad messages are answered."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

Submit = Callable[..., Awaitable[str]]
Talk = Callable[..., AbstractAsyncContextManager[Any]]

QUIET = "/ws?after=latest"


async def test_ws1_topics_come_and_go_on_one_connection(
    serve: Any, submit: Submit, talk: Talk
) -> None:
    async with serve() as (services, base):
        task_id = await submit(services, "true")
        async with talk(base, f"/ws/{task_id}") as client:
            await client.hear_until("end")
        async with talk(base, QUIET) as client:
            topic = f"task/{task_id}"
            await client.say(type="subscribe", task_id=task_id, id="a")
            answer = await client.hear()
            assert answer == {
                "protocol": 1, "type": "subscribed", "topic": topic, "after": 0, "id": "a",
            }  # fmt: skip
            *events, end = await client.hear_until("end")
            assert {message["topic"] for message in events} == {topic}
            assert (end["topic"], end["status"]) == (topic, "complete")
            await client.say(type="subscribe", topic=f"{topic}/TASK_CREATED", after=0)
            assert [m["type"] for m in await client.hear_until("end")] == [
                "subscribed", "event", "end",
            ]  # fmt: skip
            await client.say(type="unsubscribe", topic="*")
            assert (await client.hear())["type"] == "unsubscribed"
            await client.say(type="unsubscribe", topic="*", id="b")
            answer = await client.hear()
            assert (answer["type"], answer["code"], answer["id"]) == ("error", "not_found", "b")


async def test_ws1_a_task_is_cancelled(serve: Any, submit: Submit, talk: Talk) -> None:
    async with serve() as (services, base):
        task_id = await submit(services, "sleep", "60")
        async with talk(base, f"/ws/{task_id}") as client:
            await client.say(type="cancel", task_id=task_id, reason="enough", id="x")
            heard = await client.hear_until("end")
            (answer,) = [message for message in heard if message["type"] == "cancelled"]
            assert (answer["cancelled"], answer["id"]) == (True, "x")
            assert heard[-1]["status"] == "cancelled"
            asked = [m["event"] for m in heard if m["type"] == "event"]
            (request,) = [e for e in asked if e["event_type"] == "TASK_CANCEL_REQUESTED"]
            assert request["data"]["reason"] == "enough"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "message"),
        ("[]", "object"),
        ("{}", "type"),
        ('{"type":"jump"}', "jump"),
        ('{"type":"ping","extra":1}', "extra"),
        ('{"type":"cancel"}', "task_id"),
        ('{"type":"cancel","task_id":""}', "empty"),
        ('{"type":"subscribe"}', "task_id or a topic"),
        ('{"type":"subscribe","task_id":"a","topic":"*"}', "task_id or a topic"),
        ('{"type":"subscribe","topic":"nonsense/"}', "nonsense"),
        ('{"type":"subscribe","topic":"system","after":-1}', "after"),
        ("[" * 100_000, "message"),
        (b"\xff\x00", "message"),
    ],
)
async def test_ws1_a_bad_message_is_answered_and_the_connection_lives(
    serve: Any, talk: Talk, text: str | bytes, named: str
) -> None:
    async with serve() as (_, base), talk(base, QUIET) as client:
        await client.socket.send_message(text)
        error = await client.hear()
        assert (error["type"], error["code"]) == ("error", "invalid")
        assert named in error["message"]
        await client.say(type="ping", id="still here")
        assert await client.hear() == {"protocol": 1, "type": "pong", "id": "still here"}
