"""OR4: the queue is bounded; who finds it full waits or is refused, and nobody is lost."""

from typing import Any

import trio
from understudy.actors.orchestrator import QueueFull


async def submit_many(office: Any, count: int, **how: Any) -> tuple[list[str], list[QueueFull]]:
    """Hand in so many tasks at once; return the ids of those taken in, and the refusals."""
    accepted: list[str] = []
    refused: list[QueueFull] = []

    async def one() -> None:
        try:
            accepted.append((await office.submit("wait", **how)).task_id)
        except QueueFull as refusal:
            refused.append(refusal)

    async with trio.open_nursery() as nursery:
        for _ in range(count):
            nursery.start_soon(one)
    return accepted, refused


async def test_or4_a_thousand_at_once_are_queued_or_refused_with_a_hint(run_office: Any) -> None:
    async with run_office(max_concurrent=5) as office:
        accepted, refused = await submit_many(office, 1000)
        assert (len(accepted), len(refused)) == (105, 895)  # 5 run, 100 are queued
        assert all(refusal.retry_after >= 1 for refusal in refused)
        assert "100 tasks wait" in str(refused[0])
        await office.counts(queued=100, running=5, waiting=0, submitted=105)
        assert set(await office.ends()) == set(accepted)


async def test_or4_a_thousand_that_wait_are_all_admitted_in_the_end(run_office: Any) -> None:
    async with run_office(max_concurrent=50) as office:
        accepted: list[list[str]] = []
        async with trio.open_nursery() as nursery:

            async def hand_in() -> None:
                accepted.append((await submit_many(office, 1000, wait=True))[0])

            nursery.start_soon(hand_in)
            await office.counts(queued=100, running=50, waiting=850)
            office.floor.gates.default_factory = _open_gate
            for gate in office.floor.gates.values():
                gate.set()
        assert len(set(accepted[0])) == 1000
        await office.counts(queued=0, running=0, waiting=0)
        assert await office.ends() == {task_id: ["TASK_COMPLETE"] for task_id in accepted[0]}
        assert office.floor.most == 50


def _open_gate() -> trio.Event:
    gate = trio.Event()
    gate.set()
    return gate


async def test_or4_who_gave_up_waiting_is_not_admitted(run_office: Any) -> None:
    async with run_office(max_concurrent=1, queue_size=1) as office:
        first = (await office.submit("wait")).task_id
        second = (await office.submit("wait")).task_id
        with trio.move_on_after(0.05):
            await office.submit("wait", wait=True, task_id="gave-up")
        await office.counts(queued=1, running=1, waiting=0)
        async with trio.open_nursery() as nursery:
            nursery.start_soon(lambda: office.submit("wait", wait=True, task_id="patient"))
            for task_id in (first, second, "patient"):
                office.floor.gates[task_id].set()
                await office.until(task_id)
        assert set(await office.ends()) == {first, second, "patient"}
