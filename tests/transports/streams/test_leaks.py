"""WS2: clients that come and go leave no trace behind."""

import gc
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import psutil
import trio
import trio_websocket
from understudy.actors.broadcaster import GetBroadcastStatistics
from understudy.supervisors.application import Services

WARM_UP, CLIENTS, AT_ONCE = 100, 500, 20
ALLOWED_BYTES = 8 * 1024 * 1024


async def sse(client: httpx.AsyncClient, base: str, task_id: str) -> None:
    """Begin to read a stream, and go."""
    url = f"{base}/api/v1/tasks/{task_id}/stream"
    async with client.stream("GET", url) as response:
        assert response.status_code == 200
        await response.extensions["network_stream"].aclose()


async def websocket(client: httpx.AsyncClient, base: str, task_id: str) -> None:
    """Read one message, send one, and go."""
    url = f"{base.replace('http', 'ws')}/ws/{task_id}"
    async with trio_websocket.open_websocket_url(url) as socket:
        await socket.get_message()
        await socket.send_message("nonsense")


async def come_and_go(clients: int, *where: str) -> None:
    """Have clients of both kinds, some at a time."""
    room = trio.CapacityLimiter(AT_ONCE)

    async def one(visit: Callable[..., Awaitable[None]]) -> None:
        async with room:
            await visit(http, *where)

    async with httpx.AsyncClient(trust_env=False) as http, trio.open_nursery() as nursery:
        for number in range(clients):
            nursery.start_soon(one, websocket if number % 2 else sse)


async def traces(services: Services) -> dict[str, int]:
    """Count what a client could leave behind."""
    process = psutil.Process()
    broadcast = await services.broadcaster.ask(GetBroadcastStatistics())
    return {
        "tasks": trio.lowlevel.current_statistics().tasks_living,
        "actors": len(services.system.names.all()),
        "descriptors": process.num_fds(),
        "subscribers": broadcast.subscribers,
    }


async def settled(services: Services, wanted: dict[str, int]) -> dict[str, int]:
    """Wait for what is on its way out, and return what stays."""
    give_up_at = trio.current_time() + 10
    seen = await traces(services)
    while any(n > wanted[name] for name, n in seen.items()) and trio.current_time() < give_up_at:
        await trio.sleep(0.05)
        seen = await traces(services)
    return seen


async def test_ws2_five_hundred_clients_leave_nothing_behind(
    serve: Any, submit: Callable[..., Awaitable[str]]
) -> None:
    async with serve() as (services, base):
        task_id = await submit(services, "sleep", "60")
        await come_and_go(WARM_UP, base, task_id)  # what is set up once is there then
        await trio.sleep(0.3)
        gc.collect()
        before, memory = await traces(services), psutil.Process().memory_info().rss
        await come_and_go(CLIENTS, base, task_id)
        after = await settled(services, before)
        gc.collect()
        assert {name: n for name, n in after.items() if n > before[name]} == {}
        assert psutil.Process().memory_info().rss - memory < ALLOWED_BYTES
