"""Whoever is killed with -9, no process is left (WK7)."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil
import pytest
from understudy.actors.worker.guardian import GuardianLost, sweep_orphans

# A server as small as can be: it starts a command that it never reads and tells its process ids.
SERVER = """
import os, sys, trio
from understudy.actors.worker.guardian import GuardedProcess

async def serve():
    marks = {"server_id": "doomed-%d" % os.getpid(), "task_id": "t"}
    process = await GuardedProcess.start(sys.argv[1:], cwd="/", env=os.environ, **marks)
    first = await process.stdout.receive_some()
    print(process._link.guardian_pid, process.pid, first.decode(), flush=True)
    await trio.sleep_forever()

trio.run(serve)
"""

# The leader, a child in its group and a grandchild in a session of its own, all deaf to SIGTERM.
FAMILY = """
import os, signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
read, write = os.pipe()
if os.fork() == 0:
    if os.fork() == 0:
        os.setsid()
    os.write(write, b"%d " % os.getpid())
    signal.pause()
pids = b""
while pids.count(b" ") < 2:
    pids += os.read(read, 100)
os.write(1, pids)
signal.pause()
"""


@pytest.fixture
def server() -> Any:
    """A running server and the ids of its guardian, command and descendants."""
    command = [sys.executable, "-c", SERVER, sys.executable, "-c", FAMILY]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield process, [int(pid) for pid in process.stdout.readline().split()]
        process.kill()


async def test_wk7_kill_9_of_the_server(server: Any, wait_until_gone: Any) -> None:
    process, pids = server
    assert len(pids) == 4
    process.kill()
    await wait_until_gone(pids)


async def test_wk7_kill_9_of_server_and_guardian(server: Any, wait_until_gone: Any) -> None:
    process, pids = server
    guardian, leader, *rest = pids
    os.kill(process.pid, signal.SIGSTOP)  # it must not do the guardian's work
    os.kill(guardian, signal.SIGKILL)
    await wait_until_gone([guardian, leader])
    assert all(psutil.pid_exists(pid) for pid in rest)
    process.kill()
    process.wait()
    assert sweep_orphans([f"another-{process.pid}"]) == frozenset()
    assert sweep_orphans([f"doomed-{process.pid}"]) == frozenset(rest)
    await wait_until_gone(pids)
    assert sweep_orphans([f"doomed-{process.pid}"]) == frozenset()


async def test_wk7_kill_9_of_the_guardian(start: Any, read_pids: Any, wait_until_gone: Any) -> None:
    family = FAMILY.replace('b"%d "', 'b"%d \\n"')
    command = start(sys.executable, "-c", family)
    async with await command as process, await start("sleep", "60") as another:
        pids = [process.pid, *await read_pids(process, 2)]
        os.kill(psutil.Process(process.pid).ppid(), signal.SIGKILL)
        for _ in range(2):
            with pytest.raises(GuardianLost, match=f"guardian of process {process.pid} ended"):
                await process.wait()
        await wait_until_gone(pids)
        assert psutil.pid_exists(another.pid)


async def test_wk7_a_stopped_guardian_is_got_rid_of(
    start: Any, wait_until_gone: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("understudy.actors.worker.guardian.link.KILL_BOUND", 0.2)
    async with await start("setsid", "-w", "sleep", "60") as process:
        guardian = psutil.Process(process.pid).ppid()
        os.kill(guardian, signal.SIGSTOP)
    await wait_until_gone([guardian, process.pid])
    assert sweep_orphans([f"server-{tmp_path.name}"]) == frozenset()
