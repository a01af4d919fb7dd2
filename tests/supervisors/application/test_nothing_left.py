"""OR9: when the block is left, no process, thread, descriptor or temporary file is."""

import os
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

import psutil
import pytest
import trio
from understudy.config import ServerSettings, WorkerSettings

# Leaves a grandchild in a session of its own, deaf to what is polite.
DEAF = """
import subprocess, sys
deaf = "import signal, time; [signal.signal(n, signal.SIG_IGN) for n in (2, 15)]; time.sleep(300)"
subprocess.Popen([sys.executable, "-c", deaf], start_new_session=True)
print("begun", flush=True)
exec(deaf)
"""
QUICK = WorkerSettings(interrupt_patience_sec=0.2, terminate_patience_sec=0.2)


def descriptors() -> set[str]:
    """Return what this process has open, but for the folder that is being listed."""
    found = set[str]()
    for number in Path("/proc/self/fd").iterdir():
        try:
            found.add(f"{number.name} {number.readlink()}")
        except FileNotFoundError:
            continue
    return found


def threads() -> list[str]:
    """Return the threads at work; those of the event loop that rest go by a name of its own."""
    names = [thread.name for thread in threading.enumerate()]
    return sorted(name for name in names if not name.startswith("Trio thread"))


async def use(house: Any) -> None:
    """Have one task that ends, some that do not, and a client that follows them."""
    await house.run("echo", "done")
    for number in range(3):
        task = await house.submit(sys.executable, "-c", DEAF, pty=number == 2)
        await house.until(task, "WORKER_OUTPUT")


@pytest.mark.parametrize("how", ["left", "cancelled", "failed"])
async def test_or9_nothing_is_left_however_the_block_is_left(
    run_house: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    before = threads(), descriptors()
    with trio.CancelScope() as scope:
        try:
            async with run_house(worker=QUICK) as house:
                await use(house)
                assert "actor log_capture" in threads()
                if how == "cancelled":
                    scope.cancel()
                    await trio.lowlevel.checkpoint()
                if how == "failed":
                    raise EOFError("enough")
        except EOFError:
            assert how == "failed"
    assert scope.cancelled_caught == (how == "cancelled")
    assert psutil.Process().children(recursive=True) == []
    assert os.listdir(tmp_path / "tmp") == []  # noqa: PTH208 - names are what is shown
    assert (threads(), descriptors()) == before


async def test_or9_the_deadline_ends_what_takes_longer(run_house: Any) -> None:
    patient = WorkerSettings(interrupt_patience_sec=50, terminate_patience_sec=50)
    hurried = ServerSettings(shutdown_deadline_sec=0.3)
    async with run_house(worker=patient, server=hurried) as house:
        await use(house)
        began = trio.current_time()
    assert trio.current_time() - began < 3
    assert psutil.Process().children(recursive=True) == []


async def test_or9_running_tasks_are_recorded_as_cancelled(run_house: Any, all_events: Any) -> None:
    async with run_house(worker=QUICK) as house:
        running = await house.submit("sleep", "300")
        await house.until(running, "WORKER_STARTED")
    async with run_house() as house:
        story = await house.ended(running)
        kinds = [event.event_type for event in await all_events(house)]
    assert story[-1].event_type == "TASK_CANCELLED"
    assert "shuts down" in story[-1].data["reason"]
    assert kinds[0] == "SERVER_STARTED"
    assert kinds[-2:] == ["SERVER_STOPPED", "SERVER_STARTED"]
