"""WK6: tasks of a limited account stay queued, with their reason; others go on."""

from datetime import datetime
from itertools import pairwise
from typing import Any

from understudy.actors.orchestrator import CancelTask

INTERVAL = 0.5


async def test_wk6_a_task_of_a_limited_account_is_held_and_others_go_on(run_limited: Any) -> None:
    async with run_limited(max_concurrent=1) as limited:
        await limited.limit()
        held = await limited.held("succeed", priority="critical")
        other = (await limited.office.submit("succeed", priority="low")).task_id
        assert (await limited.office.until(other)).event_type == "TASK_COMPLETE"
        state = await limited.state(held)
        assert (state.status, state.hindrance) == ("queued", "TASK_HELD")
        assert "anthropic/work is limited until" in str(state.hindrance_reason)
        await limited.office.counts(queued=1, running=0)
        await limited.resume()
        assert (await limited.office.until(held)).event_type == "TASK_COMPLETE"
        state = await limited.state(held)
        assert (state.hindrance, state.hindrance_reason, state.anomalies) == (None, None, ())


async def test_wk6_a_task_that_waits_already_is_told_too(run_limited: Any) -> None:
    async with run_limited(max_concurrent=1) as limited:
        first = (await limited.office.submit("wait")).task_id
        waits = await limited.submit("succeed")
        await limited.limit()
        told = await limited.office.until(waits, frozenset({"TASK_HELD"}))
        assert told.data["until"] > told.timestamp
        limited.office.floor.gates[first].set()
        await limited.office.until(first)
        assert limited.office.floor.began == [first]


async def test_wk6_held_tasks_are_started_one_after_the_other(run_limited: Any) -> None:
    async with run_limited() as limited:
        await limited.limit()
        tasks = [await limited.held("succeed", priority=n) for n in (30, 10, 20, 0)]
        await limited.resume()
        for task in tasks:
            await limited.office.until(task)
        starts = await limited.events(types=frozenset({"TASK_STARTED"}))
        by_priority = [tasks[n] for n in (3, 1, 2, 0)]
        assert [event.task_id for event in starts] == by_priority
        times = [datetime.fromisoformat(event.timestamp).timestamp() for event in starts]
        gaps = [later - earlier for earlier, later in pairwise(times)]
        assert min(gaps) > INTERVAL / 2  # the machine may start one late and the next in time


async def test_wk6_each_hold_is_told_once(run_limited: Any) -> None:
    async with run_limited() as limited:
        await limited.limit()
        held = await limited.held("succeed")
        await limited.held("succeed")  # by then all that concerns the first is told
        told = await limited.events(held, types=frozenset({"TASK_HELD"}))
        assert len(told) == 1


async def test_or7_a_held_task_can_be_cancelled(run_limited: Any) -> None:
    async with run_limited() as limited:
        await limited.limit()
        held = await limited.held("succeed")
        await limited.office.ask(CancelTask(held))
        assert (await limited.office.until(held)).event_type == "TASK_CANCELLED"
        assert (await limited.state(held)).hindrance is None


async def test_or7_time_limits_do_not_count_the_wait(run_limited: Any) -> None:
    async with run_limited() as limited:
        running = await limited.submit("wait", timeout=2)
        await limited.office.until(running, frozenset({"WORKER_STARTED"}))
        await limited.limit()
        held = await limited.held("succeed", timeout=2)
        measure = (await limited.office.submit("wait", timeout=2.5)).task_id
        assert (await limited.office.until(measure)).event_type == "TASK_CANCELLED"
        await limited.office.counts(queued=1, running=1)
        await limited.resume()
        assert (await limited.office.until(held)).event_type == "TASK_COMPLETE"
        end = await limited.office.until(running)
        assert "its time limit of 2 s is over" in end.data["reason"]
