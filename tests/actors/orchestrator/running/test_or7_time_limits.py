"""OR7: time limits cancel; a worker that does not end politely is ended all the same."""

from typing import Any

import pytest
import trio
from understudy.actors.orchestrator import CancelTask


async def test_or7_a_time_limit_cancels_with_its_reason(run_office: Any) -> None:
    async with run_office() as office:
        await office.submit("wait", task_id="a", timeout=0.05)
        end = await office.until("a")
        assert end.event_type == "TASK_CANCELLED"
        assert end.data["reason"] == "its time limit of 0.05 s is over"
        assert end.data["elapsed_sec"] >= 0.05
        assert office.floor.at_work == set()


@pytest.mark.parametrize("busy", [False, True])
async def test_or7_a_limit_of_0_is_over_at_once_also_in_the_queue(
    run_office: Any, busy: bool
) -> None:
    async with run_office(max_concurrent=1) as office:
        if busy:
            await office.submit("wait", task_id="busy")
        await office.submit("wait", task_id="a", timeout=0)
        end = await office.until("a")
        assert end.event_type == "TASK_CANCELLED"
        assert end.data["reason"] == "its time limit is 0 seconds"
        assert "a" not in office.floor.began


async def test_or7_the_configured_limit_is_for_those_that_name_none(run_office: Any) -> None:
    async with run_office(default_timeout=0.05) as office:
        await office.submit("wait", task_id="long", timeout=60)
        await office.submit("wait", task_id="a")
        assert (await office.until("a")).event_type == "TASK_CANCELLED"
        assert office.floor.at_work == {"long"}


async def test_or7_time_in_the_queue_does_not_count(run_office: Any) -> None:
    async with run_office(max_concurrent=1) as office:
        await office.submit("wait", task_id="first")
        await office.submit("wait", task_id="a", timeout=0.2)
        await trio.sleep(0.3)
        office.floor.gates["first"].set()
        office.floor.gates["a"].set()
        assert (await office.until("a")).event_type == "TASK_COMPLETE"


async def test_or7_what_does_not_end_politely_is_ended_all_the_same(run_office: Any) -> None:
    async with run_office() as office:
        await office.submit("stubborn", task_id="a")
        await office.until("a", frozenset({"WORKER_STARTED"}))
        await office.ask(CancelTask("a"))
        assert (await office.until("a")).event_type == "TASK_CANCELLED"
        assert office.floor.at_work == set()


async def test_or7_limits_of_ended_tasks_leave_nothing_behind(run_office: Any) -> None:
    async with run_office() as office:
        tasks = trio.lowlevel.current_statistics().tasks_living
        for n in range(20):
            await office.submit("succeed", task_id=f"t{n}", timeout=3600)
            await office.until(f"t{n}")
        await office.counts(running=0)
        assert trio.lowlevel.current_statistics().tasks_living <= tasks + 3
