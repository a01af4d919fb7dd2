"""OR8: a worker that crashes is restarted within its policy, and no other notices."""

from typing import Any

import pytest
from understudy.actors.event_store import Event
from understudy.actors.kernel import Crash
from understudy.config import OrchestratorSettings, WorkerSettings

EIGHT = OrchestratorSettings(max_concurrent=8)
# So many numbered lines, as fast as they go but for a breath now and then.
STREAM = "for i in $(seq 40); do seq $(( i * 500 - 499 )) $(( i * 500 )); sleep 0.05; done"
STREAMED = b"".join(b"%d\n" % n for n in range(1, 20_001))


def kinds(story: list[Event]) -> list[str]:
    return [event.event_type for event in story]


def crash_worker(house: Any, task: str, what: str = "on purpose") -> None:
    house.services.system.address(f"worker/{task}").tell_nowait(Crash(RuntimeError(what)))


async def test_or8_a_crashed_worker_is_restarted_while_seven_others_stream(run_house: Any) -> None:
    async with run_house(orchestrator=EIGHT) as house:
        others = [await house.submit("sh", "-c", STREAM) for _ in range(7)]
        task = await house.submit("sh", "-c", STREAM, restart="transient")
        await house.until(task, "WORKER_OUTPUT", count=3)
        crash_worker(house, task)
        story = await house.ended(task)
        for other in others:
            undisturbed = await house.ended(other)
            assert house.streams_of(undisturbed) == {"stdout": STREAMED}
            assert kinds(undisturbed)[-1] == "TASK_COMPLETE"
            assert kinds(undisturbed).count("WORKER_STARTED") == 1
        streamed = house.streams_of(story)["stdout"]
    told = [kind for kind in kinds(story) if kind not in ("WORKER_OUTPUT", "WORKER_HEARTBEAT")]
    assert told[3:] == [
        *("WORKER_STARTED", "WORKER_CRASHED", "WORKER_RESTARTED", "WORKER_STARTED"),
        *("WORKER_EXITED", "TASK_COMPLETE"),
    ]
    crashed = next(event for event in story if event.event_type == "WORKER_CRASHED")
    assert crashed.data == {"incarnation": 1, "reason": "RuntimeError: on purpose"}
    before = len(streamed) - len(STREAMED)
    assert before > 0
    assert streamed == STREAMED[:before] + STREAMED


@pytest.mark.parametrize("restart", ["transient", "permanent"])
async def test_or8_past_its_intensity_the_task_fails_and_the_server_lives(
    run_house: Any, restart: str
) -> None:
    async with run_house(worker=WorkerSettings(max_restarts=2)) as house:
        other = await house.submit("sh", "-c", STREAM)
        task = await house.submit("sleep", "300", restart=restart)
        for incarnation in (1, 2, 3):
            await house.until(task, "WORKER_STARTED", count=incarnation)
            crash_worker(house, task, f"crash {incarnation}")
        story = await house.ended(task)
        assert kinds(await house.ended(other))[-1] == "TASK_COMPLETE"
        assert kinds(await house.run("true"))[-1] == "TASK_COMPLETE"
    assert kinds(story)[-1] == "TASK_FAILED"
    assert "2 restarts in 60 s" in story[-1].data["reason"]
    assert "crash 3" in story[-1].data["reason"]
    crashes = [event for event in story if event.event_type == "WORKER_CRASHED"]
    assert [event.data["incarnation"] for event in crashes] == [1, 2, 3]


async def test_or8_a_temporary_worker_that_crashes_fails_with_the_reason(run_house: Any) -> None:
    async with run_house() as house:
        task = await house.submit("sh", "-c", "echo begun; exec sleep 300")
        await house.until(task, "WORKER_OUTPUT")
        crash_worker(house, task)
        story = await house.ended(task)
        assert house.streams_of(story) == {"stdout": b"begun\n"}
    assert kinds(story)[-2:] == ["WORKER_CRASHED", "TASK_FAILED"]
    assert story[-1].data["reason"] == "RuntimeError: on purpose"
