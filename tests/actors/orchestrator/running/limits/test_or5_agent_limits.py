"""OR5: so many tasks of an agent at once, and no more; the others have the rest of the room."""

from typing import Any


async def test_or5_an_agents_limit_holds_and_leaves_room_to_others(run_office: Any) -> None:
    settings = {"agents": frozenset({"local", "claude"}), "agent_limits": {"local": 1}}
    async with run_office(max_concurrent=4, **settings) as office:
        local = [(await office.submit(agent="local", prompt="wait")).task_id for _ in range(3)]
        others = [(await office.submit(agent="claude", prompt="wait")).task_id for _ in range(2)]
        last = (await office.submit("wait")).task_id
        await office.counts(running=4, queued=2)
        for task in (*others, last):
            office.floor.gates[task].set()
            await office.until(task)
        for task in local:
            await office.until(task, frozenset({"WORKER_STARTED"}))
            await office.counts(running=1)
            office.floor.gates[task].set()
            await office.until(task)
        began = [task for task in office.floor.began if task in local]
        assert began == local
