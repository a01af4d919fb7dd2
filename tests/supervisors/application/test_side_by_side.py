"""WK9: eight workers at full speed; each gets through, and each byte of each is there."""

import hashlib
from pathlib import Path
from typing import Any

import trio
from understudy.config import OrchestratorSettings

EIGHT = OrchestratorSettings(max_concurrent=8)
SIZE = 32 * 1024 * 1024
FLOOD = """
until [ -e $1/go ]; do sleep 0.01; done
yes 'a line of output that is as long as most' | head -c $0
"""


async def test_wk9_eight_workers_at_full_speed_do_not_delay_one_another(
    run_house: Any, tmp_path: Path
) -> None:
    line = b"a line of output that is as long as most\n"
    expected = hashlib.sha256((line * (SIZE // len(line) + 1))[:SIZE]).hexdigest()
    ranges: list[tuple[int, int]] = []
    begun: list[object] = []
    async with run_house(orchestrator=EIGHT) as house:

        async def flood() -> None:
            task = await house.submit("sh", "-c", FLOOD, str(SIZE), str(tmp_path))
            begun.append(await house.until(task, "WORKER_STARTED"))
            if len(begun) == 8:
                (tmp_path / "go").touch()
            story = await house.ended(task)
            numbers = [e.sequence_number for e in story if e.event_type == "WORKER_OUTPUT"]
            ranges.append((numbers[0], numbers[-1]))
            stdout = house.streams_of(story)["stdout"]
            assert hashlib.sha256(stdout).hexdigest() == expected

        async with trio.open_nursery() as nursery:
            for _ in range(8):
                nursery.start_soon(flood)
    # Each had begun before any was through: none waited for another.
    assert len(ranges) == 8
    assert max(first for first, _ in ranges) < min(last for _, last in ranges)


async def test_wk9_a_quiet_worker_is_heard_while_seven_flood(run_house: Any) -> None:
    async with run_house(orchestrator=EIGHT) as house:
        floods = [await house.submit("yes") for _ in range(7)]
        for flood in floods:
            await house.until(flood, "WORKER_OUTPUT", count=2)
        story = await house.run("echo", "here")
        assert house.streams_of(story) == {"stdout": b"here\n"}
        heard = story[-1].sequence_number
        for flood in floods:  # and they went on
            await house.until(flood, "WORKER_OUTPUT", after=heard)
