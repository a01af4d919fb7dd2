"""TR4: the HTTP server's crash is repaired, and touches no task."""

import sys
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import httpx
import trio
from understudy.actors.kernel import Crash
from understudy.supervisors.application import HTTP, Services
from understudy.transports.discovery import find
from understudy.transports.http import WhereListening

Submit = Callable[..., Awaitable[str]]
Until = Callable[[Callable[[], bool]], Awaitable[None]]

CHILD = "import time\nfor n in range(30): print(n, flush=True); time.sleep(0.02)"


def is_replaced(services: Services, old: object) -> bool:
    """Whether another incarnation of the server has its name."""
    return services.system.names.lookup(HTTP) not in (None, old)


async def test_tr4_after_a_crash_it_serves_on_the_same_port(
    serve: Any, submit: Submit, client: httpx.AsyncClient, until: Until
) -> None:
    async with serve() as (services, base):
        server = services.system.address(HTTP)
        for _ in range(3):
            old = services.system.names.lookup(HTTP)
            assert (await client.get(f"{base}/healthz")).status_code == 200
            await server.tell(Crash(ValueError("it fell")))
            await until(partial(is_replaced, services, old))
            assert (await server.ask(WhereListening())).url == base
        running = find(services.settings)
        assert running is not None
        assert running.url == base


async def test_tr4_a_crash_under_streaming_clients_loses_no_event(
    serve: Any, submit: Submit, until: Until
) -> None:
    async with serve() as (services, base):
        task_id = await submit(services, sys.executable, "-c", CHILD)
        url, seen = f"{base}/api/v1/tasks/{task_id}/stream", list[str]()
        crashed = False
        while "event: end" not in seen:
            ids = [line[4:] for line in seen if line.startswith("id: ")]
            headers = {"Last-Event-ID": ids[-1]} if ids else {}
            try:
                async with (
                    httpx.AsyncClient(timeout=10, trust_env=False) as client,
                    client.stream("GET", url, headers=headers) as response,
                ):
                    async for line in response.aiter_lines():
                        seen.append(line)
                        if "event: WORKER_OUTPUT" in seen and not crashed:
                            crashed = True
                            await services.system.address(HTTP).tell(Crash(ValueError("it fell")))
            except httpx.TransportError:
                await trio.sleep(0.02)
        events = await client_events(base, task_id)
        ids = [line[4:] for line in seen if line.startswith("id: ")]
        assert crashed
        assert list(dict.fromkeys(ids)) == ids == events


async def client_events(base: str, task_id: str) -> list[str]:
    """Return the ids of the stored events."""
    async with httpx.AsyncClient(timeout=10, trust_env=False) as client:
        text = (await client.get(f"{base}/api/v1/tasks/{task_id}/stream")).text
    return [line[4:] for line in text.splitlines() if line.startswith("id: ")]
