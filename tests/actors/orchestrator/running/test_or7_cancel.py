"""OR7: cancelling, at any moment and any number of times."""

from typing import Any

import pytest
import trio
from understudy.actors.event_store import EventQuery
from understudy.actors.kernel import NotFound
from understudy.actors.orchestrator import CancelAnswer, CancelTask

REQUESTED = frozenset({"TASK_CANCEL_REQUESTED"})


async def test_or7_a_queued_task_ends_without_having_run(run_office: Any) -> None:
    async with run_office(max_concurrent=1) as office:
        await office.submit("wait", task_id="a")
        await office.submit("wait", task_id="b")
        answer = await office.ask(CancelTask("b", "no longer needed"))
        assert answer == CancelAnswer("b", "queued", cancelled=True)
        end = await office.until("b")
        assert (end.event_type, end.data["reason"]) == ("TASK_CANCELLED", "no longer needed")
        assert office.floor.began == ["a"]
        await office.counts(queued=0, running=1)


async def test_or7_a_running_task_is_stopped_and_says_why(run_office: Any) -> None:
    async with run_office() as office:
        await office.submit("wait", task_id="a")
        await office.until("a", frozenset({"WORKER_STARTED"}))
        for _ in range(3):  # idempotent: the first reason counts
            answer = await office.ask(CancelTask("a", "no longer needed"))
            assert answer == CancelAnswer("a", "running", cancelled=True)
            await office.ask(CancelTask("a", "another reason"))
        end = await office.until("a")
        assert (end.event_type, end.data["reason"]) == ("TASK_CANCELLED", "no longer needed")
        assert office.floor.at_work == set()
        asked = (await office.core.log.read(EventQuery(task_id="a", types=REQUESTED))).events
        assert [event.data["reason"] for event in asked] == ["no longer needed"]
        assert asked[0].sequence_number < end.sequence_number


async def test_or7_an_ended_task_stays_as_it_ended(run_office: Any) -> None:
    async with run_office() as office:
        await office.submit("succeed", task_id="a")
        await office.until("a")
        await office.counts(running=0)
        for _ in range(2):
            assert await office.ask(CancelTask("a")) == CancelAnswer("a", "complete", False)
        assert await office.ends() == {"a": ["TASK_COMPLETE"]}


async def test_or7_an_unknown_task_is_not_found(run_office: Any) -> None:
    async with run_office() as office:
        with pytest.raises(NotFound, match="no task 'nobody'"):
            await office.ask(CancelTask("nobody"))


async def test_or7_cancelled_at_once_it_ends_once_and_leaves_nobody(run_office: Any) -> None:
    async with run_office(max_concurrent=4) as office:

        async def submit_and_cancel(number: int) -> None:
            task_id = f"t{number}"
            await office.submit("wait", task_id=task_id)
            for _ in range(number % 7):  # at another step of its start each time
                await trio.lowlevel.checkpoint()
            assert (await office.ask(CancelTask(task_id))).cancelled

        async with trio.open_nursery() as nursery:
            for number in range(60):
                nursery.start_soon(submit_and_cancel, number)
        await office.counts(queued=0, running=0)
        assert await office.ends() == {f"t{n}": ["TASK_CANCELLED"] for n in range(60)}
        assert office.floor.at_work == set()
