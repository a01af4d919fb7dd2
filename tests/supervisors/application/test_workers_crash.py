"""OR8: a crash of the workers' supervisor ends all running tasks, each once, and nothing else."""

from typing import Any

import psutil
from understudy.config import OrchestratorSettings

EIGHT = OrchestratorSettings(max_concurrent=8)
ENDS = ("TASK_COMPLETE", "TASK_FAILED", "TASK_CANCELLED", "TASK_INTERRUPTED")


async def test_or8_a_crash_of_the_workers_supervisor_ends_each_task_once(
    run_house: Any, crash: Any
) -> None:
    async with run_house(orchestrator=EIGHT) as house:
        tasks = [await house.submit("sleep", "300") for _ in range(8)]
        for task in tasks:
            await house.until(task, "WORKER_STARTED")
        await crash(house, "workers")
        stories = [await house.ended(task) for task in tasks]
        assert (await house.run("true"))[-1].event_type == "TASK_COMPLETE"
    for story in stories:
        assert story[-1].event_type in ("TASK_FAILED", "TASK_INTERRUPTED")
        assert sum(event.event_type in ENDS for event in story) == 1
    pids = [event.data["pid"] for story in stories for event in story if "pid" in event.data]
    assert len(pids) == 8
    assert not any(map(psutil.pid_exists, pids))
