"""The task index: states, counts and pages, as of a sequence number that the asker names."""

from typing import Any

import pytest
import trio
from understudy.actors.event_store import (
    SYSTEM_TASK,
    EventQuery,
    EventType,
    TaskStatus,
    rebuild_state,
)
from understudy.actors.kernel import AskTimeout, NotFound
from understudy.actors.task_index import CountTasks, GetTask, ListTasks


async def test_pr6_the_index_equals_a_rebuild_from_the_log(run_core: Any, live: Any) -> None:
    async with run_core() as core:
        last = 0
        for number, status in enumerate(["queued", "running", "complete", "failed"] * 5):
            last = await live(core, f"t{number}", status)
        for number in range(20):
            state = await core.index.ask(GetTask(f"t{number}", last))
            page = await core.log.read(EventQuery(task_id=f"t{number}"))
            assert state == rebuild_state(page.events)


async def test_at_least_waits_for_what_the_asker_was_told_of(run_core: Any, live: Any) -> None:
    async with run_core() as core:
        last = 0
        for number in range(30):
            last = await live(core, f"t{number}", "queued")
            assert (await core.index.ask(GetTask(f"t{number}", last))).status == "queued"
        waiting = core.index.ask_nowait(CountTasks(last + 1))
        with pytest.raises(AskTimeout):
            await core.index.ask(GetTask("t0", last + 100), timeout=0.01)
        assert not waiting.is_set()
        await live(core, "t0", "complete")
        counts = await waiting
        assert counts.sequence_number > last
        assert sum(counts.by_status.values()) == 30


async def test_a_question_that_waits_is_refused_when_its_task_does_not_come(
    run_core: Any, live: Any
) -> None:
    async with run_core() as core:
        waiting = core.index.ask_nowait(GetTask("nobody", 2))
        await live(core, "t0", "queued")
        with pytest.raises(NotFound, match="no task 'nobody'"):
            await waiting


async def test_unknown_tasks_and_the_server_itself_are_not_found(
    run_core: Any, make_event: Any
) -> None:
    async with run_core() as core:
        started = make_event(EventType.SERVER_STARTED, task_id=SYSTEM_TASK)
        (stored,) = await core.log.append(started)
        for task_id in ("nobody", SYSTEM_TASK):
            with pytest.raises(NotFound, match=f"no task '{task_id}'"):
                await core.index.ask(GetTask(task_id, stored.sequence_number))
        assert (await core.index.ask(ListTasks())).total == 0


async def test_counts_follow_every_change(run_core: Any, live: Any, make_event: Any) -> None:
    async with run_core() as core:
        for number in range(9):
            await live(core, f"t{number}", "running" if number % 3 else "queued")
        failed = make_event(EventType.TASK_FAILED, task_id="t1", reason="it broke")
        stray = make_event(EventType.WORKER_PROGRESS, task_id="stray")
        last = (await core.log.append(failed, stray))[-1].sequence_number
        counts = await core.index.ask(CountTasks(last))
        assert counts.by_status == {"queued": 3, "running": 5, "failed": 1, "unknown": 1}
        assert counts.sequence_number == last
        page = await core.index.ask(ListTasks(frozenset({TaskStatus.RUNNING, TaskStatus.FAILED})))
        assert page.total == 6


async def test_a_restarted_index_denies_no_task_that_it_has_not_come_to_yet(
    run_core: Any, live: Any
) -> None:
    async with run_core() as core:
        for number in range(500):
            await live(core, f"t{number}", "complete")
        with trio.fail_after(20):
            for _ in range(5):
                await core.restart("task_index")
                state = await core.index.ask(GetTask("t499"))
                assert state.status == "complete"
