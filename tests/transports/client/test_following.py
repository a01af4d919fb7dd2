"""A task followed through connections that break (TR2)."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from understudy.transports.client import ApiError, NoServer, Server, ServerGone, follow
from understudy.transports.discovery import discovery_file, find, remove

Serve = Callable[..., Any]
Submit = Callable[..., Any]
Seen = Callable[[], Any]
CuttingProxy = Callable[[int, list[int]], Any]


async def test_tr2_cut_often_nothing_is_missed_or_repeated(
    serve: Serve, submit: Submit, make_seen: Seen, cutting_proxy: CuttingProxy
) -> None:
    async with serve() as (services, _):
        script = "i=0; while [ $i -lt 300 ]; do echo line $i; i=$((i+1)); done"
        task_id = await submit(services, "sh", "-c", script)
        running = find(services.settings)
        assert running is not None
        lengths = [100, 500, 900, 1500, 2000, 700]
        async with cutting_proxy(running.port, lengths) as port:
            through = replace_port(running, port)
            discovery_file(services.settings).write_bytes(msgspec.json.encode(through))
            seen = make_seen()
            async with Server(services.settings, through) as server:
                assert await follow(server, task_id, seen, patience=5) == "complete"
    numbers = [event["sequence_number"] for event in seen.events]
    assert numbers == sorted(set(numbers))
    assert output_of(seen) == "".join(f"line {number}\n" for number in range(300))
    assert any("lost" in note for note in seen.notes)


async def test_a_server_that_does_not_come_back_is_told(
    serve: Serve, submit: Submit, make_seen: Seen, cutting_proxy: CuttingProxy
) -> None:
    async with serve() as (services, _):
        task_id = await submit(services, "sleep", "60")
        running = find(services.settings)
        assert running is not None
        async with cutting_proxy(running.port, [0]) as port:
            remove(services.settings, services.server_id)
            async with Server(services.settings, replace_port(running, port)) as server:
                with pytest.raises(ServerGone, match=r"within 0\.3 s"):
                    await follow(server, task_id, make_seen(), patience=0.3)
        with pytest.raises(NoServer, match="understudy serve"):
            Server.find(services.settings)


async def test_an_unknown_task_is_no_reason_to_wait(serve: Serve, make_seen: Seen) -> None:
    async with serve() as (services, _), Server.find(services.settings) as server:
        with pytest.raises(ApiError, match="no task") as caught:
            await follow(server, "nothing", make_seen())
    assert caught.value.status == 404


def replace_port(running: Any, port: int) -> Any:
    return msgspec.structs.replace(running, port=port, url=f"http://127.0.0.1:{port}")


def output_of(seen: Any) -> str:
    return "".join(
        segment["text"]
        for event in seen.events
        if event["event_type"] == "WORKER_OUTPUT"
        for segment in event["data"]["segments"]
    )
