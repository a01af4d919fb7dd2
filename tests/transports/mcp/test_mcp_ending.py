"""The mount's end: calls are answered and streams closed, and a crash is waited for."""

import time
from typing import Any

import httpx
import pytest
import trio
import trio.testing
from understudy.actors.kernel import Incarnation
from understudy.transports.mcp import McpMount

MODES = pytest.mark.parametrize("mode", ["auto", "legacy"])
HEADERS = {"accept": "application/json, text/event-stream"}


async def open_session(served: Any, http: httpx.AsyncClient) -> dict[str, str]:
    """Shake hands as a client of the older era does; the headers that it sends from then on."""
    who = {"name": "test", "version": "1"}
    params = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": who}
    call = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}
    answer = await http.post(served.url, headers=HEADERS, json=call)
    return HEADERS | {"mcp-session-id": answer.headers["mcp-session-id"]}


@MODES
async def test_tr5_calls_that_wait_are_answered_at_the_end(served: Any, mode: str) -> None:
    waiting = trio.Event()

    async def hear(*_: object) -> None:
        waiting.set()

    async def end() -> None:
        await waiting.wait()
        await served.stop_mcp()

    with trio.fail_after(15):
        async with served.connect(mode) as client, trio.open_nursery() as nursery:
            nursery.start_soon(end)
            task_id = await served.start(client, "echo begun; exec sleep 60")
            call = {"task_id": task_id, "wait_seconds": 50}
            answer = await client.call_tool("stream_task_progress", call, progress_callback=hear)
    assert answer.structured_content["output"] == "begun\n"
    assert not answer.structured_content["ended"]


@MODES
async def test_tr5_the_end_of_the_server_is_told_to_who_follows_a_task(
    serve_mcp: Any, mode: str
) -> None:
    following = trio.Event()
    answers: list[dict[str, Any]] = []

    async def hear(*_: object) -> None:
        following.set()

    async def follow() -> None:
        async with served.connect(mode) as client:
            task_id = await served.start(client, "echo begun; exec sleep 60")
            call = {"task_id": task_id, "wait_seconds": 50}
            result = await client.call_tool("stream_task_progress", call, progress_callback=hear)
            answers.append(result.structured_content)

    with trio.fail_after(30):
        async with trio.open_nursery() as nursery, serve_mcp() as served:
            nursery.start_soon(follow)
            await following.wait()
    assert (answers[0]["status"], answers[0]["ended"]) == ("cancelled", True)


async def test_trap_5_open_streams_end_cleanly_and_soon(served: Any) -> None:
    async with httpx.AsyncClient(timeout=20) as http:
        headers = await open_session(served, http)
        async with http.stream("GET", served.url, headers=headers) as stream:
            assert stream.status_code == 200
            begin = time.monotonic()
            await served.stop_mcp()
            assert [line async for line in stream.aiter_lines() if line.startswith("data")] == []
        assert time.monotonic() - begin < 3


async def test_tr4_requests_wait_while_a_crashed_mount_is_restarted(served: Any) -> None:
    def fail() -> None:
        raise OSError("crashed")

    mount, system = McpMount(served.services), served.services.system
    first, second = Incarnation(system, "mcp"), Incarnation(system, "mcp", 2)
    first.when_started(fail)
    with pytest.raises(OSError, match="crashed"):
        await mount.run(first)
    transport = httpx.ASGITransport(mount.asgi)
    async with httpx.AsyncClient(transport=transport) as http, trio.open_nursery() as nursery:
        nursery.start_soon(open_session, served, http)
        await trio.testing.wait_all_tasks_blocked(0.05)
        nursery.start_soon(mount.run, second)
        with trio.fail_after(5):
            await open_session(served, http)
        second.request_stop()
