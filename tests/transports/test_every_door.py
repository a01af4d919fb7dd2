"""One task through every door at once (TR1, TR2): MCP starts it, others watch the same."""

import json
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest
import trio
from mcp import Client
from trio_websocket import open_websocket_url
from understudy.supervisors.application import Services

Serve = Callable[..., AbstractAsyncContextManager[tuple[Services, str]]]

pytestmark = [
    pytest.mark.timeout(120),
    # The SDK's client lets go of generators that it has not read to their ends.
    pytest.mark.filterwarnings("ignore:Async gen:ResourceWarning"),
]

SCRIPT = "for n in 1 2 3 4 5 6 7 8 9; do echo line $n; echo oops $n >&2; sleep 0.1; done; exit 3"
UNDERSTUDY = str(Path(sys.executable).with_name("understudy"))


async def start_and_follow(url: str, started: trio.Event, told: dict[str, Any]) -> None:
    """An assistant: start the task over MCP, follow it to its end, read its status."""
    async with Client(f"{url}/mcp") as client:
        answer = await client.call_tool("start_coding_task", {"command": ["sh", "-c", SCRIPT]})
        assert answer.structured_content is not None
        told["task_id"] = answer.structured_content["task_id"]
        started.set()
        cursor, ended = 0, False
        while not ended:
            call = {"task_id": told["task_id"], "after": cursor}
            progress = await client.call_tool("stream_task_progress", call)
            assert progress.structured_content is not None
            cursor, ended = (
                progress.structured_content["cursor"],
                progress.structured_content["ended"],
            )
        status = await client.call_tool("get_task_status", {"task_id": told["task_id"]})
        told["status"] = status.structured_content


async def watch_websocket(url: str, task_id: str, seen: list[dict[str, Any]]) -> None:
    """A page: the task's events over a WebSocket."""
    address = f"{url.replace('http', 'ws', 1)}/ws/{task_id}"
    async with open_websocket_url(address) as socket:
        while True:
            message = json.loads(await socket.get_message())
            if message["type"] == "end":
                return
            if message["type"] == "event":
                seen.append(message["event"])


async def attach(data: Path, task_id: str, seen: list[dict[str, Any]]) -> None:
    """A terminal: `understudy --json attach`, whose exit code is the task's failure."""
    command = (UNDERSTUDY, "--json", "--data-dir", str(data), "attach", task_id)
    done = await trio.run_process(command, capture_stdout=True, check=False)
    assert done.returncode != 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    seen += [line for line in lines if "sequence_number" in line]


async def test_tr1_tr2_mcp_attach_and_websocket_see_the_same(serve: Serve, tmp_path: Path) -> None:
    told: dict[str, Any] = {}
    attached: list[dict[str, Any]] = []
    received: list[dict[str, Any]] = []
    async with serve() as (_, url):
        started = trio.Event()
        async with trio.open_nursery() as nursery:
            nursery.start_soon(start_and_follow, url, started, told)
            await started.wait()
            nursery.start_soon(attach, tmp_path / "data", told["task_id"], attached)
            nursery.start_soon(watch_websocket, url, told["task_id"], received)
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.get(f"{url}/api/v1/tasks/{told['task_id']}/events")
        log = answer.json()["events"]
    assert attached == received == log
    assert told["status"]["status"] == "failed"
    assert told["status"]["exit_code"] == 3
    assert text_of(log) == {
        "stdout": "".join(f"line {n}\n" for n in range(1, 10)),
        "stderr": "".join(f"oops {n}\n" for n in range(1, 10)),
    }


def text_of(events: list[dict[str, Any]]) -> dict[str, str]:
    """The output in the events, by stream."""
    streams = {"stdout": "", "stderr": ""}
    for event in events:
        for segment in event["data"].get("segments", ()):
            streams[segment["stream"]] += segment["text"]
    return streams
