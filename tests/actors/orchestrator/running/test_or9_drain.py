"""OR9: at shutdown new tasks are refused, running ones end, and what is queued is kept."""

from typing import Any

import pytest
import trio
from understudy.actors.kernel import Unavailable
from understudy.actors.orchestrator import CancelTask, Drain


async def test_or9_running_tasks_end_and_queued_ones_are_there_at_the_next_start(
    run_office: Any,
) -> None:
    async with run_office(max_concurrent=3) as office:
        for n in range(6):
            await office.submit("wait", task_id=f"t{n}")
        await office.ask(Drain("the server shuts down"))
        assert office.floor.at_work == set()
        await office.counts(running=0, queued=3)
        ends = await office.ends()
        assert ends == {f"t{n}": ["TASK_CANCELLED"] if n < 3 else [] for n in range(6)}
        assert (await office.until("t0")).data["reason"] == "the server shuts down"
    async with run_office(max_concurrent=3) as office:
        await office.counts(running=3, queued=0)


async def test_or9_new_tasks_and_those_that_wait_for_room_are_refused(run_office: Any) -> None:
    refused: list[Unavailable] = []

    async def wait_for_room(office: Any) -> None:
        with pytest.raises(Unavailable, match="no new tasks: going down") as caught:
            await office.submit("wait", wait=True)
        refused.append(caught.value)

    async with run_office(max_concurrent=1, queue_size=1) as office:
        await office.submit("wait")
        await office.submit("wait")
        async with trio.open_nursery() as nursery:
            for _ in range(5):
                nursery.start_soon(wait_for_room, office)
            await office.counts(waiting=5)
            await office.ask(Drain("going down"))
            nursery.start_soon(wait_for_room, office)
        assert [refusal.retry_after > 0 for refusal in refused] == [True] * 6
        await office.counts(waiting=0, submitted=2)


async def test_or9_a_drain_of_nothing_and_a_second_one_are_answered(run_office: Any) -> None:
    async with run_office() as office:
        await office.ask(Drain())
        await office.ask(Drain())


async def test_or9_two_drains_at_once_wait_for_the_same_tasks(run_office: Any) -> None:
    async with run_office() as office:
        await office.submit("stubborn", task_id="a")
        async with trio.open_nursery() as nursery:
            for _ in range(2):
                nursery.start_soon(office.ask, Drain())
        assert office.floor.at_work == set()
        assert await office.ends() == {"a": ["TASK_CANCELLED"]}


async def test_or9_a_cancel_is_answered_while_it_drains(run_office: Any) -> None:
    async with run_office(max_concurrent=1) as office:
        await office.submit("wait", task_id="a")
        await office.submit("wait", task_id="b")
        await office.ask(Drain())
        assert (await office.ask(CancelTask("b"))).cancelled
        assert (await office.until("b")).event_type == "TASK_CANCELLED"
