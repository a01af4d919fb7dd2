"""`quart --app understudy.transports.app:app run` serves the same application."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
import trio
from understudy.transports.client.frames import FrameParser

HERE = "127.0.0.1"


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.create_server((HERE, 0)) as listener:
        return listener.getsockname()[1]


@asynccontextmanager
async def quart(tmp_path: Path, port: int) -> AsyncGenerator[trio.Process]:
    """Run the command for the length of a block."""
    environ = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    environ["UNDERSTUDY_STORAGE__DATA_DIR"] = str(tmp_path / "data")
    command = [sys.executable, "-m", "quart", "--app", "understudy.transports.app:app", "run"]
    address = ["--host", HERE, "--port", str(port)]
    with (tmp_path / "stderr").open("wb") as errors:
        process = await trio.lowlevel.open_process(
            [*command, *address],
            cwd=tmp_path,
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
    try:
        yield process
    finally:
        process.kill()
        await process.wait()


async def wait_serving(client: httpx.AsyncClient, base: str) -> None:
    """Wait until the application answers."""
    with trio.fail_after(20):
        while True:
            try:
                assert (await client.get(f"{base}/healthz")).status_code == 200
            except httpx.TransportError:
                await trio.sleep(0.05)
            else:
                return


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, -15)])
async def test_tr5_quarts_own_command_serves_all_of_it_and_ends_cleanly(
    tmp_path: Path, client: httpx.AsyncClient, number: signal.Signals, code: int
) -> None:
    port = free_port()
    base = f"http://{HERE}:{port}"
    async with quart(tmp_path, port) as process:
        await wait_serving(client, base)
        task = {"command": ["sleep", "60"]}
        created = await client.post(f"{base}/api/v1/tasks", json=task)
        assert created.status_code == 202
        refused = await client.get(f"{base}/healthz", headers={"Host": "evil.example"})
        assert refused.status_code == 421
        url = f"{base}/api/v1/tasks/{created.json()['task_id']}/stream"
        async with client.stream("GET", url) as response:
            process.send_signal(number)
            frames = FrameParser().feed(await response.aread())
        assert [frame.event for frame in frames][-2:] == ["TASK_CANCELLED", "end"]
        with trio.fail_after(10):
            assert await process.wait() == code
    assert b"Traceback" not in (tmp_path / "stderr").read_bytes()
