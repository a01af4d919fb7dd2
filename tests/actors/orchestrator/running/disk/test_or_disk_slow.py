"""OR9, OR10, OR11: while the disk stands still, what need not wait for it does not."""

from typing import Any

import pytest
import trio
from trio.testing import wait_all_tasks_blocked
from understudy.actors.kernel import ActorDied
from understudy.actors.orchestrator import CancelTask, Drain

STARTED = frozenset({"WORKER_STARTED"})


async def test_or11_counts_and_cancels_are_answered_while_the_disk_stands_still(
    run_office: Any, disk: Any
) -> None:
    async with run_office(engine=disk) as office, trio.open_nursery() as nursery:
        await office.submit("wait", task_id="a")
        await office.until("a", STARTED)
        disk.runs.clear()
        for _ in range(100):
            nursery.start_soon(lambda: office.submit("wait", wait=True))
        counts = await office.counts(waiting=99)  # and one that is being recorded
        assert (counts.submitted, counts.running) == (1, 1)
        assert (await office.ask(CancelTask("a"))).cancelled
        disk.runs.set()
        await office.counts(submitted=101)


async def test_or9_a_drain_waits_for_the_ends_to_be_recorded(run_office: Any, disk: Any) -> None:
    async with run_office(engine=disk, max_concurrent=1) as office:
        for task_id in ("a", "b"):
            await office.submit("wait", task_id=task_id)
        await office.ask(Drain())
        disk.runs.clear()
        await office.ask(CancelTask("b"))  # nothing runs, but this end is not recorded yet
        drained = office.core.system.address("orchestrator").ask_nowait(Drain())
        counts = await office.counts(queued=0)
        assert (counts.ended, drained.is_set()) == ({"TASK_CANCELLED": 1}, False)
        disk.runs.set()
        await drained
        assert await office.ends() == {"a": ["TASK_CANCELLED"], "b": ["TASK_CANCELLED"]}


async def test_or10_what_a_crashed_orchestrator_was_recording_is_taken_up(
    run_office: Any, disk: Any
) -> None:
    async with run_office(engine=disk) as office, trio.open_nursery() as nursery:
        disk.runs.clear()
        nursery.start_soon(_submit_in_vain, office)
        await trio.to_thread.run_sync(disk.wanted.wait, 20)  # it is being recorded
        office.core.crash("orchestrator")
        await wait_all_tasks_blocked(0.05)  # the next incarnation is reading the log
        disk.runs.set()
        assert (await office.until("a")).event_type == "TASK_COMPLETE"


async def _submit_in_vain(office: Any) -> None:
    with pytest.raises(ActorDied, match="outcome unknown"):
        await office.submit("succeed", task_id="a")
