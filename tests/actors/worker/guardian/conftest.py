"""Real commands under real guardians, and looks at what is left of them."""

import os
import sys
from collections.abc import Awaitable, Callable, Collection
from pathlib import Path
from typing import Any

import psutil
import pytest
import trio
from understudy.actors.worker.guardian import GuardedProcess

Start = Callable[..., Awaitable[GuardedProcess]]

# A daemon as old programs make it: forked twice, in a session of its own, deaf to mild signals.
# It prints its process id and holds on to stdout.
DAEMON = """
import os, signal, sys, time
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        print(os.getpid(), flush=True)
        while True:
            time.sleep(60)
    os._exit(0)
os.wait()
"""


@pytest.fixture
def daemon() -> list[str]:
    """A command that leaves a daemon behind, whose process id it prints."""
    return [sys.executable, "-c", DAEMON]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """`start(*argv, **options)` a guarded command in a temporary folder."""

    async def start(*argv: str, **options: Any) -> GuardedProcess:
        given: dict[str, Any] = {"cwd": tmp_path, "env": dict(os.environ), "task_id": "task-1"}
        given |= {"server_id": f"server-{tmp_path.name}"}
        return await GuardedProcess.start(argv, **(given | options))

    return start


@pytest.fixture
def read_all() -> Callable[[trio.abc.ReceiveStream | None], Awaitable[bytes]]:
    """Read a stream to its end, which for a terminal is an error."""

    async def read_all(stream: trio.abc.ReceiveStream | None) -> bytes:
        received = b""
        assert stream is not None
        try:
            async for data in stream:
                received += data
        except trio.BrokenResourceError:
            pass
        return received

    return read_all


@pytest.fixture
def read_pids() -> Callable[[GuardedProcess, int], Awaitable[list[int]]]:
    """Read so many process ids, each on a line, from a command's stdout."""

    async def read_pids(process: GuardedProcess, count: int) -> list[int]:
        received = b""
        while received.count(b"\n") < count:
            data = await process.stdout.receive_some(4096)
            assert data, f"stdout ended after {received!r}"
            received += data
        return [int(line) for line in received.split()]

    return read_pids


def is_running(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.fixture
def wait_until_gone() -> Callable[[Collection[int]], Awaitable[None]]:
    """Wait until none of these processes runs any more; fails after ten seconds."""

    async def wait_until_gone(pids: Collection[int]) -> None:
        with trio.fail_after(10):
            while any(is_running(pid) for pid in pids):  # noqa: ASYNC110 - nothing tells us
                await trio.sleep(0.01)

    return wait_until_gone
