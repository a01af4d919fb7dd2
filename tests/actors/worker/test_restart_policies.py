"""A worker that fails is started again as the task's policy says, each incarnation in the log."""

from pathlib import Path
from typing import Any

from understudy.actors.event_store import Event
from understudy.actors.orchestrator import CancelTask

COUNT = 'n=$(cat n 2>/dev/null || echo 0); n=$((n + 1)); echo $n | tee n; test "$n" -ge "$1"'


def kinds(story: list[Event]) -> list[str]:
    return [event.event_type for event in story if event.event_type.startswith("WORKER")]


def incarnations(story: list[Event], kind: str) -> list[int]:
    return [event.data["incarnation"] for event in story if event.event_type == kind]


async def test_transient_restarts_a_failing_command_until_it_succeeds(run_house: Any) -> None:
    async with run_house() as house:
        story = await house.run("sh", "-c", COUNT, "count", "3", restart="transient")
        assert house.streams_of(story) == {"stdout": b"1\n2\n3\n"}
    once = ["WORKER_STARTED", "WORKER_OUTPUT", "WORKER_EXITED"]
    assert kinds(story) == [*once, "WORKER_RESTARTED", *once, "WORKER_RESTARTED", *once]
    assert incarnations(story, "WORKER_STARTED") == [1, 2, 3]
    assert incarnations(story, "WORKER_EXITED") == [1, 2, 3]
    assert incarnations(story, "WORKER_RESTARTED") == [2, 3]
    restarted = [event for event in story if event.event_type == "WORKER_RESTARTED"]
    assert {event.data["reason"] for event in restarted} == {"the command failed: exit code 1"}
    assert story[-1].event_type == "TASK_COMPLETE"


async def test_transient_past_its_intensity_fails_with_the_reason(run_house: Any) -> None:
    restart = {"policy": "transient", "max_restarts": 2, "within": 60}
    async with run_house() as house:
        story = await house.run("sh", "-c", "echo no; exit 4", restart=restart)
        after = await house.run("true")
    assert incarnations(story, "WORKER_STARTED") == [1, 2, 3]
    failed = story[-1]
    assert failed.event_type == "TASK_FAILED"
    assert "2 restarts in 60 s" in failed.data["reason"]
    assert "exit code 4" in failed.data["reason"]
    assert failed.data["exit_code"] == 4
    assert failed.data["last_lines"] == ["no", "no", "no"]
    assert after[-1].event_type == "TASK_COMPLETE"


async def test_no_restarts_allowed_means_none(run_house: Any) -> None:
    restart = {"policy": "transient", "max_restarts": 0}
    async with run_house() as house:
        story = await house.run("false", restart=restart)
    assert incarnations(story, "WORKER_STARTED") == [1]
    assert story[-1].event_type == "TASK_FAILED"


async def test_temporary_never_restarts(run_house: Any) -> None:
    async with run_house() as house:
        story = await house.run("false", restart="temporary")
    assert kinds(story) == ["WORKER_STARTED", "WORKER_EXITED"]
    assert story[-1].event_type == "TASK_FAILED"


async def test_permanent_restarts_what_ended_well_until_it_is_cancelled(run_house: Any) -> None:
    restart = {"policy": "permanent", "max_restarts": 100, "within": 600}
    async with run_house() as house:
        script = "if test -e there; then exec sleep 300; else touch there; fi"
        task = await house.submit("sh", "-c", script, restart=restart)
        story = await house.until(task, "WORKER_STARTED", count=2)
        assert incarnations(story, "WORKER_RESTARTED") == [2]
        await house.services.orchestrator.ask(CancelTask(task))
        story = await house.ended(task)
    assert story[-1].event_type == "TASK_CANCELLED"


async def test_permanent_past_its_intensity_fails_though_it_ended_well(
    run_house: Any, tmp_path: Path
) -> None:
    restart = {"policy": "permanent", "max_restarts": 2, "within": 60}
    async with run_house() as house:
        story = await house.run("true", restart=restart)
    assert incarnations(story, "WORKER_STARTED") == [1, 2, 3]
    assert story[-1].event_type == "TASK_FAILED"
    assert "2 restarts in 60 s" in story[-1].data["reason"]
