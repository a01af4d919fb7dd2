"""Vector clocks as they are used: a task's end knows of all that its workers saw (VC1-VC3)."""

from itertools import pairwise
from typing import Any

import pytest
from understudy.actors.event_store import Event, concurrent, happens_before
from understudy.actors.orchestrator import CancelTask

CHATTY = "for n in 1 2 3 4 5; do echo line $n; sleep 0.1; done"


def of_worker(story: list[Event]) -> list[Event]:
    return [event for event in story if event.event_type.startswith("WORKER_")]


def check_every_order(story: list[Event]) -> None:
    """Hold a story against what its clocks say; shared by the tests below."""
    worker, end = of_worker(story), story[-1]
    assert len(worker) >= 3
    for event in worker:
        assert happens_before(story[0].vector_clock, event.vector_clock)
        assert happens_before(event.vector_clock, end.vector_clock), event.event_type
    for before, after in pairwise(worker):
        assert happens_before(before.vector_clock, after.vector_clock)
    ticks = [event.vector_clock[f"worker/{end.task_id}"] for event in worker]
    assert len(set(ticks)) == len(ticks)


async def test_vc2_the_end_happens_after_every_event_of_the_worker(run_house: Any) -> None:
    async with run_house() as house:
        story = await house.run("sh", "-c", CHATTY)
    assert story[-1].event_type == "TASK_COMPLETE"
    check_every_order(story)


@pytest.mark.parametrize("policy", ["transient", "permanent"])
async def test_vc1_the_next_incarnation_counts_on(run_house: Any, policy: str) -> None:
    restart = {"policy": policy, "max_restarts": 2, "within": 60.0}
    async with run_house() as house:
        code = 1 if policy == "transient" else 0
        story = await house.run("sh", "-c", f"echo again; exit {code}", restart=restart)
    kinds = [event.event_type for event in story]
    assert kinds.count("WORKER_RESTARTED") == 2
    check_every_order(story)


async def test_vc3_what_a_client_asks_meanwhile_is_concurrent_to_the_workers_output(
    run_house: Any,
) -> None:

    async with run_house() as house:
        task_id = await house.submit("sh", "-c", "echo begun; sleep 600")
        await house.until(task_id, "WORKER_OUTPUT")
        await house.services.orchestrator.ask(CancelTask(task_id))
        story = await house.ended(task_id)
    by_type = {event.event_type: event for event in story}
    asked, printed = by_type["TASK_CANCEL_REQUESTED"], by_type["WORKER_OUTPUT"]
    assert concurrent(asked.vector_clock, printed.vector_clock)
    for each in (asked, printed):
        assert happens_before(each.vector_clock, by_type["TASK_CANCELLED"].vector_clock)
