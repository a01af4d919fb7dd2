"""WK7, OR10: the server is killed with -9; nothing runs on, and the next start knows everything."""

from pathlib import Path
from typing import Any

import psutil
import trio


def pids_of(data: Path) -> list[int]:
    logs = [log.read_bytes().splitlines() for log in data.glob("logs/*-exec.log")]
    told = [line.split() for lines in logs for line in lines if line.startswith(b"pids")]
    return [int(pid) for words in told for pid in words[1:]]


async def test_wk7_a_killed_server_leaves_no_process(
    killed: list[list[Any]], tmp_path: Path
) -> None:
    pids = pids_of(tmp_path / "data")
    assert len(pids) == 6
    with trio.fail_after(10):
        while any(map(psutil.pid_exists, pids)):  # noqa: ASYNC110 - nothing tells us
            await trio.sleep(0.01)


async def test_or10_the_next_start_has_every_event_and_goes_on(
    killed: list[list[Any]], run_house: Any, all_events: Any
) -> None:
    async with run_house() as house:
        stories = [await house.ended(f"task-{number}") for number in range(6)]
        events = await all_events(house)
        outputs = [house.log_of(f"task-{number}") for number in range(2, 6)]
    shown = {(number, event_id) for number, event_id in killed}
    assert shown <= {(event.sequence_number, event.event_id) for event in events}
    ends = [story[-1].event_type for story in stories]
    assert ends == ["TASK_INTERRUPTED"] * 2 + ["TASK_COMPLETE"] * 4
    assert outputs == [f"task {number}\n".encode() for number in range(2, 6)]
    kinds = [event.event_type for event in events]
    assert kinds.count("SERVER_STARTED") == 2
    assert "SERVER_STOPPED" not in kinds
