"""OR8: a store that cannot be opened for some seconds is no reason for the house to give up."""

import fcntl
import os
from pathlib import Path
from typing import Any

import trio
from understudy.actors.kernel import Crash
from understudy.supervisors import TreeNode, snapshot

AWAY = 2.5  # seconds: more restarts fail in it than the usual policy allows


def restarts_of(node: TreeNode, name: str) -> int:
    if node.view.name == name:
        return node.view.restarts
    return max((restarts_of(child, name) for child in node.children), default=0)


async def take_lock(house: Any, path: Path) -> int:
    """Crash the store until another opener gets its lock first; return the descriptor."""
    store, descriptor = house.services.system.address("event_store"), os.open(path, os.O_RDWR)
    with trio.fail_after(20):
        while True:
            await store.wait_alive()
            store.tell_nowait(Crash(RuntimeError("on purpose")))
            for _ in range(200):
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    await trio.lowlevel.checkpoint()
                else:
                    return descriptor


async def test_or8_a_store_that_is_away_for_seconds_is_survived(
    run_house: Any, all_events: Any
) -> None:
    async with run_house() as house:
        before = await house.run("true")
        descriptor = await take_lock(house, Path(f"{house.services.database}.lock"))
        await trio.sleep(AWAY)
        os.close(descriptor)
        assert (await house.run("true"))[-1].event_type == "TASK_COMPLETE"
        tree = snapshot(house.services.system, "application")
        assert restarts_of(tree, "event_store") > 3
        assert restarts_of(tree, "core") == 0
        assert before[0].event_id in [event.event_id for event in await all_events(house)]
