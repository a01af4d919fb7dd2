"""WK7: cancelling is polite first, then not, and takes the whole tree of processes with it."""

import sys
from typing import Any

import psutil
import pytest
import trio
from understudy.actors.event_store import Event
from understudy.actors.orchestrator import CancelTask
from understudy.config import WorkerSettings

PATIENCE = WorkerSettings(interrupt_patience_sec=0.3, terminate_patience_sec=0.3)
# Says which signals come, ends at the last of those in argv, and has a child in a session of its
# own that is deaf to all of them.
STUBBORN = """
import os, signal, subprocess, sys
deaf = "import signal, time; [signal.signal(n, signal.SIG_IGN) for n in (2, 15)]; time.sleep(300)"
child = subprocess.Popen([sys.executable, "-c", deaf], start_new_session=True)
def heard(number, frame):
    print(signal.Signals(number).name, flush=True)
    if signal.Signals(number).name == sys.argv[1]:
        os._exit(7)
signal.signal(signal.SIGINT, heard)
signal.signal(signal.SIGTERM, heard)
print(child.pid, os.getpid(), flush=True)
while True:
    signal.pause()
"""


async def cancelled(house: Any, ends_at: str) -> tuple[list[Event], list[int]]:
    task = await house.submit(sys.executable, "-c", STUBBORN, ends_at)
    await house.until(task, "WORKER_OUTPUT")
    pids = [int(pid) for pid in house.log_of(task).split()[:2]]
    answer = await house.services.orchestrator.ask(CancelTask(task, "enough"))
    assert answer.cancelled
    return await house.ended(task), pids


@pytest.mark.parametrize(
    ("ends_at", "heard", "exit_code", "signal"),
    [
        ("SIGINT", ["SIGINT"], 7, None),
        ("SIGTERM", ["SIGINT", "SIGTERM"], 7, None),
        ("never", ["SIGINT", "SIGTERM"], None, 9),
    ],
)
async def test_wk7_the_escalation_ends_the_command_and_its_tree(
    run_house: Any, ends_at: str, heard: list[str], exit_code: int | None, signal: int | None
) -> None:
    async with run_house(worker=PATIENCE) as house:
        story, pids = await cancelled(house, ends_at)
        assert not any(map(psutil.pid_exists, pids))
        words = house.log_of(story[0].task_id).decode().split()
    assert words[2:] == heard
    assert story[-1].event_type == "TASK_CANCELLED"
    assert story[-1].data["reason"] == "enough"
    assert (story[-1].data["exit_code"], story[-1].data["signal"]) == (exit_code, signal)
    kinds = [event.event_type for event in story]
    assert kinds.index("TASK_CANCEL_REQUESTED") < kinds.index("WORKER_EXITED")


async def test_wk7_a_cancelled_transient_task_is_not_restarted(run_house: Any) -> None:
    async with run_house(worker=PATIENCE) as house:
        task = await house.submit("sleep", "300", restart="transient")
        await house.until(task, "WORKER_STARTED")
        await house.services.orchestrator.ask(CancelTask(task))
        story = await house.ended(task)
    assert [event.event_type for event in story].count("WORKER_STARTED") == 1
    assert story[-1].event_type == "TASK_CANCELLED"


async def test_or7_a_time_limit_cancels_with_the_whole_tree(run_house: Any) -> None:
    async with run_house(worker=PATIENCE) as house:
        story = await house.run(sys.executable, "-c", STUBBORN, "never", timeout=1.0)
        pids = [int(pid) for pid in house.log_of(story[0].task_id).split()[:2]]
        assert not any(map(psutil.pid_exists, pids))
    assert story[-1].event_type == "TASK_CANCELLED"
    assert "time limit" in story[-1].data["reason"]


async def test_wk7_an_interrupt_reaches_a_command_that_floods(run_house: Any) -> None:
    async with run_house(worker=PATIENCE) as house:
        task = await house.submit("yes")
        await house.until(task, "WORKER_OUTPUT", count=3)
        with trio.fail_after(10):
            await house.services.orchestrator.ask(CancelTask(task))
            story = await house.ended(task)
            assert set(house.streams_of(story)["stdout"].split(b"\n")) <= {b"y", b""}
