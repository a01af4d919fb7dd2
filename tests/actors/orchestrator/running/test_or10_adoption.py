"""OR10: a crash of the orchestrator leaves the workers alone; its next life adopts them."""

from typing import Any

import pytest
import trio
from understudy.actors.kernel import ActorDied
from understudy.actors.orchestrator import CancelTask

STARTED = frozenset({"WORKER_STARTED"})


async def started(office: Any, task_id: str, **fields: Any) -> None:
    await office.submit("wait", task_id=task_id, **fields)
    await office.until(task_id, STARTED)


async def test_or10_workers_go_on_and_end_once(run_office: Any) -> None:
    async with run_office() as office:
        for n in range(5):
            await started(office, f"t{n}")
        await office.submit("wait", task_id="queued")
        for _ in range(3):
            await office.core.restart("orchestrator")
        await office.counts(running=5, queued=1)
        assert len(office.floor.at_work) == 5
        for task_id in (*sorted(office.floor.at_work), "queued"):
            office.floor.gates[task_id].set()
            await office.until(task_id)
        assert office.floor.began == [*(f"t{n}" for n in range(5)), "queued"]
        assert all(ends == ["TASK_COMPLETE"] for ends in (await office.ends()).values())


async def test_or10_a_report_that_nobody_heard_is_found_in_the_log(run_office: Any) -> None:
    async with run_office() as office:
        for n in range(30):
            await started(office, f"t{n}")
            office.floor.gates[f"t{n}"].set()
            await office.until(f"t{n}", frozenset({"WORKER_EXITED"}))
            for _ in range(n % 6):  # with the report on its way, or in the mailbox, or handled
                await trio.lowlevel.checkpoint()
            await office.core.restart("orchestrator")
            assert (await office.until(f"t{n}")).event_type == "TASK_COMPLETE"
        await office.counts(running=0)
        assert all(len(ends) == 1 for ends in (await office.ends()).values())


async def test_or10_an_adopted_task_keeps_its_time_limit(run_office: Any) -> None:
    async with run_office() as office:
        await started(office, "a", timeout=0.3)
        await started(office, "b", timeout=3600)
        await trio.sleep(0.2)
        await office.core.restart("orchestrator")
        with trio.fail_after(5):
            end = await office.until("a")
        assert end.data["reason"] == "its time limit of 0.3 s is over"
        assert 0.3 <= end.data["elapsed_sec"] < 5
        assert office.floor.at_work == {"b"}


async def test_or10_an_adopted_task_can_be_cancelled(run_office: Any) -> None:
    async with run_office() as office:
        await started(office, "a")
        await office.core.restart("orchestrator")
        assert (await office.ask(CancelTask("a"))).cancelled
        assert (await office.until("a")).event_type == "TASK_CANCELLED"
        assert office.floor.at_work == set()


async def test_or10_a_cancel_outlives_the_orchestrator_that_took_it(run_office: Any) -> None:
    async with run_office() as office:
        await office.submit("stubborn", task_id="a")
        await office.until("a", STARTED)
        await office.ask(CancelTask("a", "no longer needed"))
        await office.until("a", frozenset({"TASK_CANCEL_REQUESTED"}))
        await office.core.restart("orchestrator")
        end = await office.until("a")
        assert (end.event_type, end.data["reason"]) == ("TASK_CANCELLED", "no longer needed")
        assert office.floor.at_work == set()


async def test_or4_who_waits_is_told_of_the_crash(run_office: Any) -> None:
    async with run_office(max_concurrent=1, queue_size=1) as office, trio.open_nursery() as nursery:
        for _ in range(2):
            await office.submit("wait")

        async def wait_for_room() -> None:
            with pytest.raises(ActorDied, match="outcome unknown"):
                await office.submit("wait", wait=True)

        for _ in range(3):
            nursery.start_soon(wait_for_room)
        await office.counts(waiting=3)
        await office.core.restart("orchestrator")
