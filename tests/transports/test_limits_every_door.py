"""WK6: a limit is seen through every door within two flush intervals of its being printed."""

import json
import sys
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import httpx
import pytest
import trio
from trio_websocket import open_websocket_url
from understudy.actors.log_capture import exec_log
from understudy.actors.orchestrator import SubmitTask, TaskRequest
from understudy.supervisors.application import Services
from understudy.transports.client.frames import FrameParser

# httpx's client lets go of a generator that it has not read to its end.
pytestmark = pytest.mark.filterwarnings("ignore:Async gen:ResourceWarning")

Serve = Callable[..., AbstractAsyncContextManager[tuple[Services, str]]]

INTERVAL = 0.5  # seconds; long, since what is measured are the house's own waits, not the machine
KINDS = ("RATE_LIMITED", "LIMIT_PAUSED")
PRINTS = """
import time
print("Error: 429 Too Many Requests, retrying in 60 seconds")
print(time.time(), flush=True)
time.sleep(60)
"""
ENVIRONMENT = {"UNDERSTUDY_PROVIDER": "anthropic", "UNDERSTUDY_ACCOUNT": "work"}
HERE = {"streaming.flush_interval_ms": int(INTERVAL * 1000)}
Seen = dict[str, dict[str, float]]


async def watch_sse(url: str, ready: Callable[[], None], seen: dict[str, float]) -> None:
    address = f"{url}/api/v1/stream?after=latest&types={','.join(KINDS)}"
    async with (
        httpx.AsyncClient(timeout=30, trust_env=False) as client,
        client.stream("GET", address) as response,
    ):
        ready()
        parser, chunks = FrameParser(), response.aiter_raw()
        while len(seen) < len(KINDS):
            for frame in parser.feed(await anext(chunks)):
                if frame.data:
                    note(json.loads(frame.data), seen)


async def watch_websocket(url: str, ready: Callable[[], None], seen: dict[str, float]) -> None:
    address = f"{url.replace('http', 'ws', 1)}/ws?after=latest"
    async with open_websocket_url(address) as socket:
        ready()
        while len(seen) < len(KINDS):
            message = json.loads(await socket.get_message())
            if message["type"] == "event":
                note(message["event"], seen)


async def poll_rest(url: str, ready: Callable[[], None], seen: dict[str, float]) -> None:
    async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
        ready()
        limits: list[dict[str, Any]] = []
        while not limits:
            await trio.sleep(0.01)
            limits = (await client.get(f"{url}/api/v1/limits")).json()["limits"]
        assert (limits[0]["account"], limits[0]["phase"]) == ("work", "paused")
        seen.update(dict.fromkeys(KINDS, time.time()))


def note(event: dict[str, Any], seen: dict[str, float]) -> None:
    if event["event_type"] in KINDS:
        seen.setdefault(event["event_type"], time.time())


async def test_wk6_a_limit_reaches_every_monitor_within_two_flush_intervals(serve: Serve) -> None:
    doors = (watch_sse, watch_websocket, poll_rest)
    seen: Seen = {door.__name__: {} for door in doors}
    opened = trio.Semaphore(0)
    async with serve(HERE) as (services, url):
        with trio.fail_after(20):
            async with trio.open_nursery() as nursery:
                for door in doors:
                    nursery.start_soon(door, url, opened.release, seen[door.__name__])
                for _ in doors:
                    await opened.acquire()
                command = (sys.executable, "-c", PRINTS)
                request = TaskRequest(command=command, environment=ENVIRONMENT)
                task = await services.orchestrator.ask(SubmitTask(request))
        printed = float(exec_log(services.logs_dir, task.task_id).read_text().split()[-1])
        for door, times in seen.items():
            late = {kind: at - printed for kind, at in times.items()}
            assert 0 < min(late.values()) <= max(late.values()) < 2 * INTERVAL, door
