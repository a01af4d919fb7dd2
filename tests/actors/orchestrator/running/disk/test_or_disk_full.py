"""ES4 for tasks: with a full disk, refusals say so, nothing is lost, and it goes on after that."""

from typing import Any

import pytest
import trio
from understudy.actors.kernel import Unavailable
from understudy.actors.orchestrator import CancelTask

STARTED = frozenset({"WORKER_STARTED"})


async def test_es4_a_full_disk_refuses_submissions_clearly_and_for_no_longer(
    run_office: Any, disk: Any
) -> None:
    async with run_office(engine=disk) as office:
        disk.full = True
        with pytest.raises(Unavailable, match=r"could not be recorded: .*no space left") as caught:
            await office.submit("succeed", task_id="a")
        assert caught.value.retry_after > 0
        await office.counts(queued=0, running=0, submitted=0)
        disk.full = False
        assert (await office.submit("succeed", task_id="a")).created
        await office.until("a")


async def test_es4_ends_and_starts_wait_for_room_on_the_disk(run_office: Any, disk: Any) -> None:
    async with run_office(engine=disk, max_concurrent=1) as office:
        await office.submit("wait", task_id="a")
        await office.submit("succeed", task_id="b")
        await office.until("a", STARTED)
        disk.full = True
        assert (await office.ask(CancelTask("a"))).cancelled
        with trio.fail_after(20):  # it is stopped although that cannot be recorded
            while office.floor.at_work:
                await trio.lowlevel.checkpoint()
        await office.counts(running=1, queued=1)
        disk.full = False
        assert (await office.until("a")).event_type == "TASK_CANCELLED"
        assert (await office.until("b")).event_type == "TASK_COMPLETE"
        assert await office.ends() == {"a": ["TASK_CANCELLED"], "b": ["TASK_COMPLETE"]}
