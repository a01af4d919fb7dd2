"""The task index goes on, and goes wrong nowhere, whatever of the core ends meanwhile."""

from typing import Any

import pytest
from understudy.actors.event_store import EventQuery, rebuild_state
from understudy.actors.kernel import ActorDied
from understudy.actors.task_index import CountTasks, GetTask

CORE = ("broadcaster", "event_store", "event_reader")


@pytest.mark.parametrize("name", CORE)
async def test_it_outlives_the_others_without_a_restart_of_its_own(
    run_core: Any, live: Any, name: str
) -> None:
    async with run_core() as core:
        last = 0
        for number in range(60):
            last = await live(core, f"t{number}", "failed" if number % 2 else "complete")
            if number % 10 == 0:
                await core.system.address(name).wait_alive()
                core.crash(name)
        counts = await core.index.ask(CountTasks(last))
        assert counts.by_status == {"complete": 30, "failed": 30}
        assert core.system.names.lookup("task_index").actor.generation == 1


async def test_its_own_crash_fails_who_waits_and_its_next_life_folds_the_log_anew(
    run_core: Any, live: Any
) -> None:
    async with run_core() as core:
        last = await live(core, "t0", "complete")
        waiting = core.index.ask_nowait(CountTasks(last + 100))
        core.crash("task_index")
        with pytest.raises(ActorDied):
            await waiting
        events = (await core.log.read(EventQuery(task_id="t0"))).events
        await core.system.address("task_index").wait_alive()
        assert await core.index.ask(GetTask("t0", last)) == rebuild_state(events)


async def test_a_restart_of_everything_finds_the_same(run_core: Any, live: Any) -> None:
    async with run_core() as core:
        last = await live(core, "t0", "running")
        before = await core.index.ask(GetTask("t0", last))
    async with run_core() as core:
        assert await core.index.ask(GetTask("t0")) == before
