"""OR1, OR5, OR11: what runs next, how many at once, and the counts of it."""

from typing import Any

import trio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from understudy.actors.orchestrator import GetOrchestratorStatistics


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from([0, 5, 10, 20, 30, 40, 100]), min_size=1, max_size=12))
async def test_or1_lower_ones_run_first_and_equal_ones_as_they_came(
    run_office: Any, priorities: list[int]
) -> None:
    async with run_office(max_concurrent=1) as office:
        first = (await office.submit("wait", priority=0)).task_id
        await office.until(first, frozenset({"WORKER_STARTED"}))
        office.floor.began.clear()
        queued = [
            (priority, n, (await office.submit("succeed", priority=priority)).task_id)
            for n, priority in enumerate(priorities)
        ]
        office.floor.gates[first].set()
        await office.counts(running=0, queued=0)
        assert office.floor.began == [task_id for _, _, task_id in sorted(queued)]


async def test_or5_never_more_than_max_concurrent_at_once(run_office: Any) -> None:
    async with run_office(max_concurrent=3) as office:
        for n in range(40):
            command = ("succeed", "fail", "crash", "unready")[n % 4]
            await office.submit(command, restart="transient")
        await office.counts(running=0, queued=0)
        assert office.floor.most == 3
        ends = await office.ends()
        assert len(ends) == 40
        assert sorted(ends.values()) == [["TASK_COMPLETE"]] * 10 + [["TASK_FAILED"]] * 30


async def test_or5_a_task_that_waits_to_be_restarted_keeps_its_place(run_office: Any) -> None:
    async with run_office(max_concurrent=1) as office:
        crashing = (await office.submit("crash", restart="transient")).task_id
        after = (await office.submit("succeed")).task_id
        await office.until(after)
        assert office.floor.began == [crashing] * 3 + [after]


async def test_or11_the_counts_tell_queue_ages_and_ends(run_office: Any) -> None:
    async with run_office(max_concurrent=1, queue_size=3) as office:
        running = (await office.submit("wait")).task_id
        for priority in ("low", "high", "low"):
            await office.submit("succeed", priority=priority)
        counts = await office.counts(queued=3, running=1, submitted=4)
        assert counts.by_priority == {10: 1, 30: 2}
        assert (counts.queue_size, counts.max_concurrent) == (3, 1)
        await trio.sleep(0.02)
        assert (await office.ask(GetOrchestratorStatistics())).oldest_queued_sec >= 0.02
        office.floor.gates[running].set()
        counts = await office.counts(queued=0, running=0)
        assert counts.ended == {"TASK_COMPLETE": 4}
        assert (counts.oldest_queued_sec, counts.by_priority) == (0, {})
