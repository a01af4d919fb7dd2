"""LG1: each event has its line in the workflow log once, whatever became of the server."""

from pathlib import Path
from typing import Any


async def test_lg1_lines_come_once_across_a_kill_and_restarts(
    killed: list[list[Any]], run_house: Any, tmp_path: Path
) -> None:
    async with run_house() as house:
        await house.run("echo", "once")
    async with run_house() as house:
        await house.run("echo", "twice")
        stories = [await house.ended(f"task-{number}") for number in range(6)]
    for story in stories:
        log = tmp_path / "data" / "logs" / f"task-{story[0].task_id}.log"
        told = [e for e in story if e.event_type not in ("WORKER_OUTPUT", "WORKER_HEARTBEAT")]
        expected = [(event.sequence_number, event.event_type) for event in told]
        lines = [line.split() for line in log.read_text().splitlines()]
        assert [(int(words[0]), words[2]) for words in lines] == expected
