"""What happens to a task while its worker is being started (OR7, OR10)."""

from typing import Any

import trio
from trio.testing import wait_all_tasks_blocked
from understudy.actors.orchestrator import CancelTask


async def begin(office: Any) -> None:
    """Submit a task whose worker is not ready before its gate is opened."""
    await office.submit("slow", task_id="a")
    with trio.fail_after(20):
        while "a" not in office.floor.began:
            await trio.lowlevel.checkpoint()


async def test_or7_cancelled_while_it_is_started_it_is_stopped_then(run_office: Any) -> None:
    async with run_office() as office:
        await begin(office)
        assert (await office.ask(CancelTask("a"))).cancelled
        await office.until("a", frozenset({"TASK_CANCEL_REQUESTED"}))
        office.floor.gates["start a"].set()
        assert (await office.until("a")).event_type == "TASK_CANCELLED"
        assert office.floor.at_work == set()


async def test_or10_what_a_crashed_orchestrator_was_starting_is_adopted(run_office: Any) -> None:
    async with run_office() as office:
        await begin(office)
        office.core.crash("orchestrator")
        await wait_all_tasks_blocked(0.05)  # the next incarnation looks for what runs
        office.floor.gates["start a"].set()
        await office.counts(running=1)
        office.floor.gates["a"].set()
        assert (await office.until("a")).event_type == "TASK_COMPLETE"
        assert office.floor.began == ["a"]


async def test_or5_others_are_started_after_a_slow_one(run_office: Any) -> None:
    async with run_office() as office:
        await begin(office)
        await office.submit("succeed", task_id="b")
        office.floor.gates["start a"].set()
        assert (await office.until("b")).event_type == "TASK_COMPLETE"
