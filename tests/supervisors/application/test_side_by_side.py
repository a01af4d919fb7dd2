"""WK9: eight workers at full speed; each gets through, and each byte of each is there."""

import hashlib
from typing import Any

import trio
from understudy.config import OrchestratorSettings

EIGHT = OrchestratorSettings(max_concurrent=8)
SIZE = 8 * 1024 * 1024
FLOOD = "yes 'a line of output that is as long as most' | head -c $0"


async def test_wk9_eight_workers_at_full_speed_do_not_delay_one_another(run_house: Any) -> None:
    line = b"a line of output that is as long as most\n"
    expected = hashlib.sha256((line * (SIZE // len(line) + 1))[:SIZE]).hexdigest()
    took: list[float] = []
    async with run_house(orchestrator=EIGHT) as house:
        began = trio.current_time()

        async def flood() -> None:
            story = await house.run("sh", "-c", FLOOD, str(SIZE))
            took.append(trio.current_time() - began)
            stdout = house.streams_of(story)["stdout"]
            assert hashlib.sha256(stdout).hexdigest() == expected

        async with trio.open_nursery() as nursery:
            for _ in range(8):
                nursery.start_soon(flood)
    assert len(took) == 8
    assert max(took) < 3 * min(took) + 1  # none waited for the others to be through


async def test_wk9_a_quiet_worker_is_heard_at_once_beside_seven_that_flood(run_house: Any) -> None:
    async with run_house(orchestrator=EIGHT) as house:
        floods = [await house.submit("yes") for _ in range(7)]
        for flood in floods:
            await house.until(flood, "WORKER_OUTPUT", count=2)
        began = trio.current_time()
        story = await house.run("echo", "here")
        assert trio.current_time() - began < 5
        assert house.streams_of(story) == {"stdout": b"here\n"}
