"""How connections end: with the server, and when a client goes too far."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import Any

import trio
from understudy.actors.event_store import EventType

Submit = Callable[..., Awaitable[str]]
Talk = Callable[..., AbstractAsyncContextManager[Any]]

QUIET = "/ws?after=latest"


async def test_tr5_connections_are_closed_as_going_away_when_the_server_ends(
    serve: Any, submit: Submit, talk: Talk
) -> None:
    closed: list[tuple[int, str | None]] = []
    told: list[str] = []

    async def hold(
        base: str, path: str, *, bare: bool = False, task_status: trio.TaskStatus[None]
    ) -> None:
        async with talk(base, path) as client:
            if bare:  # without any subscription, there is still the connection
                await client.say(type="unsubscribe", topic="*")
                await client.hear_until("unsubscribed")
            task_status.started()
            if path != QUIET:
                told.append((await client.hear_until("end"))[-1]["status"])
            elif not bare:
                while (await client.hear())["event"]["event_type"] != "TASK_CANCELLED":
                    pass
            closed.append(await client.closed())

    async with trio.open_nursery() as nursery:
        async with serve() as (services, base):
            task_id = await submit(services, "sleep", "60")
            await nursery.start(hold, base, f"/ws/{task_id}")
            await nursery.start(hold, base, QUIET)
            await nursery.start(partial(hold, base, QUIET, bare=True))
            began = trio.current_time()
        assert trio.current_time() - began < 3
    assert told == ["cancelled"]
    codes = sorted(int(code) for code, _ in closed)
    assert codes[1:] == [1001, 1001]
    assert codes[0] in (1000, 1001)  # its task had just ended, too


async def test_se3_too_many_subscriptions_are_refused(serve: Any, talk: Talk) -> None:
    async with serve() as (_, base), talk(base, QUIET) as client:
        kinds = [f"{where}/{kind}" for where in ("system", "task/*") for kind in EventType]
        for topic in kinds:
            await client.say(type="subscribe", topic=topic, after="latest")
        answers = [await client.hear() for _ in kinds]
        refused = [answer for answer in answers if answer["type"] == "error"]
        assert {answer["code"] for answer in refused} == {"unavailable"}
        assert len(kinds) - len(refused) == 63  # and the one it began with


async def test_se3_a_message_too_long_ends_its_connection_alone(serve: Any, talk: Talk) -> None:
    async with serve({"http.max_body_bytes": 1000}) as (_, base), talk(base, QUIET) as other:
        async with talk(base, QUIET) as client:
            await client.say(type="ping", id="x" * 2000)
            code, _ = await client.closed()
            assert code == 1009
        await other.say(type="ping")
        assert (await other.hear())["type"] == "pong"


async def test_tr3_a_flood_of_commands_is_answered_and_delays_nobody(
    serve: Any, talk: Talk
) -> None:
    async with serve() as (_, base), talk(base, QUIET) as flood, talk(base, QUIET) as calm:

        async def pour() -> None:
            for _ in range(2000):
                await flood.socket.send_message("nonsense")

        async with trio.open_nursery() as nursery:
            nursery.start_soon(pour)
            for _ in range(2000):
                assert (await flood.hear())["type"] == "error"
            with trio.fail_after(1):
                await calm.say(type="ping")
                assert (await calm.hear())["type"] == "pong"
