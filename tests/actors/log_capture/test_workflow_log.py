"""LG1: each event but the bulky ones has one line in its task's log, and nowhere else."""

from pathlib import Path
from typing import Any

from understudy.actors.event_store import new_event
from understudy.actors.kernel import Crash


def numbers(log: Path) -> list[int]:
    return [int(line.split()[0]) for line in log.read_text().splitlines()]


async def test_lg1_the_three_logs_are_never_mixed(run_house: Any) -> None:
    async with run_house() as house:
        stories = [
            await house.run("sh", "-c", f"echo out {n}; echo err {n} >&2; exit {n}")
            for n in range(3)
        ]
        logs: Path = house.services.logs_dir
    for number, story in enumerate(stories):
        task = story[0].task_id
        lines = (logs / f"task-{task}.log").read_text().splitlines()
        told = [event for event in story if event.event_type != "WORKER_OUTPUT"]
        assert [line.split()[:3] for line in lines] == [
            [f"{event.sequence_number:08d}", event.timestamp, event.event_type] for event in told
        ]
        output = (logs / f"task-{task}-exec.log").read_text().splitlines()
        assert sorted(output) == [f"err {number}", f"out {number}"]
    server = (logs / "server.log").read_text()
    assert "started" in server
    assert "stopped" in server
    assert "TASK_" not in server
    assert "out 1" not in server


async def test_lg1_the_end_of_the_server_leaves_no_line_out(run_house: Any) -> None:
    async with run_house() as house:
        events = [new_event("task-a", "WORKER_PROGRESS", {"n": n}) for n in range(500)]
        stored = await house.services.log.append(*events)
    log = house.services.logs_dir / "task-task-a.log"
    assert numbers(log) == [event.sequence_number for event in stored]


async def test_lg1_crashes_repeat_and_lose_no_line(run_house: Any) -> None:
    async with run_house() as house:
        sent: list[int] = []
        for name in ("workflow_log", "log_capture", "broadcaster"):
            events = [new_event("task-a", "WORKER_PROGRESS", {"n": n}) for n in range(100)]
            sent += [e.sequence_number for e in await house.services.log.append(*events)]
            await house.services.system.address(name).tell(Crash(RuntimeError("on purpose")))
        await house.run("true")
    assert numbers(house.services.logs_dir / "task-task-a.log") == sent


async def test_lg1_lost_logs_are_written_again_from_the_events(run_house: Any) -> None:
    async with run_house() as house:
        story = await house.run("true")
    log: Path = house.services.logs_dir / f"task-{story[0].task_id}.log"
    written = log.read_bytes()
    log.unlink()
    async with run_house():
        pass
    assert log.read_bytes() == written
