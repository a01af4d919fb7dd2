"""A disk that is full, or slow: refusals say so, nothing is lost, and the rest goes on."""

import threading
from collections.abc import Sequence
from typing import Any

import pytest
import trio
from understudy.actors.event_store import Append, Outcome, SqliteEngine, StoreFull
from understudy.actors.kernel import Unavailable
from understudy.actors.orchestrator import CancelTask, Drain, GetOrchestratorStatistics

STARTED = frozenset({"WORKER_STARTED"})


class Disk(SqliteEngine):
    """A real store whose disk is full, or stands still, when a test says so."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.full = False
        self.runs = threading.Event()
        self.runs.set()

    def append_batch(self, batch: Sequence[Append]) -> list[Outcome]:
        self.runs.wait(20)
        if self.full:
            raise StoreFull("no space left on device")
        return super().append_batch(batch)


@pytest.fixture
def disk(tmp_path: Any) -> Disk:
    return Disk(str(tmp_path / "events.db"))


async def test_es4_a_full_disk_refuses_submissions_clearly_and_for_no_longer(
    run_office: Any, disk: Disk
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


async def test_es4_ends_and_starts_wait_for_room_on_the_disk(run_office: Any, disk: Disk) -> None:
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


async def test_or11_counts_and_cancels_are_answered_while_the_disk_stands_still(
    run_office: Any, disk: Disk
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


async def test_or9_a_drain_waits_for_the_ends_to_be_recorded(run_office: Any, disk: Disk) -> None:
    async with run_office(engine=disk, max_concurrent=1) as office, trio.open_nursery() as nursery:
        for task_id in ("a", "b"):
            await office.submit("wait", task_id=task_id)
        await office.until("a", STARTED)
        disk.runs.clear()
        await office.ask(CancelTask("b"))  # never started, and its end is not recorded yet
        nursery.start_soon(office.ask, Drain())
        await trio.sleep(0.05)
        assert (await office.ask(GetOrchestratorStatistics())).ended == {}
        disk.runs.set()
    async with run_office() as office:
        assert await office.ends() == {"a": ["TASK_CANCELLED"], "b": ["TASK_CANCELLED"]}
