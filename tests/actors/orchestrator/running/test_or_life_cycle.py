"""A task's way through the orchestrator: its events, and how it ends (OR8)."""

from typing import Any

import pytest
from understudy.actors.event_store import EventQuery
from understudy.actors.kernel import new_context, use_context
from understudy.actors.task_index import GetTask

BEGIN = ["TASK_CREATED", "TASK_QUEUED", "TASK_STARTED"]


async def test_a_task_s_events_belong_together_and_follow_each_other(run_office: Any) -> None:
    async with run_office() as office:
        with use_context(new_context("request-7")):
            accepted = await office.submit("succeed")
        assert accepted.created
        end = await office.until(accepted.task_id)
        events = (await office.core.log.read(EventQuery(task_id=accepted.task_id))).events
        kinds = [event.event_type for event in events]
        assert kinds == [*BEGIN, "WORKER_STARTED", "WORKER_EXITED", "TASK_COMPLETE"]
        assert {event.correlation_id for event in events} == {"request-7"}
        first, *others = events
        assert first.causation_id is None
        assert {event.causation_id for event in others} == {first.event_id}
        assert [event.vector_clock["orchestrator"] for event in events] == [1, 2, 3, 3, 3, 4]
        state = await office.core.index.ask(GetTask(accepted.task_id, end.sequence_number))
        assert (state.status, state.exit_code, state.anomalies) == ("complete", 0, ())


@pytest.mark.parametrize(
    ("command", "restart", "reason"),
    [
        ("fail", "temporary", "exit code 1"),
        ("crash", "temporary", "it crashed"),
        ("crash", "transient", "failed again, past 2 restarts in 60 s; last: RuntimeError"),
        ("silent", "temporary", "the worker ended without a report"),
        ("unready", "temporary", "the worker could not be started: .*it does not start"),
        ("unmakable", "temporary", "the worker could not be started: .*no worker is made of this"),
    ],
)
async def test_or8_each_way_to_fail_is_recorded_with_its_reason(
    run_office: Any, command: str, restart: str, reason: str
) -> None:
    async with run_office() as office:
        accepted = await office.submit(command, restart=restart)
        end = await office.until(accepted.task_id)
        assert end.event_type == "TASK_FAILED"
        with pytest.raises(ValueError, match=reason):
            raise ValueError(end.data["reason"])
        assert end.data["elapsed_sec"] >= 0
        assert office.floor.began == [accepted.task_id] * _lives(command, restart)
        assert len(office.core.system.names.all()) == 8  # nobody of the task's is left


def _lives(command: str, restart: str) -> int:
    if command in ("unready", "unmakable"):
        return 0
    return 3 if restart == "transient" else 1


async def test_or8_the_others_never_notice(run_office: Any) -> None:
    async with run_office(max_concurrent=20) as office:
        quiet = [(await office.submit("wait")).task_id for _ in range(7)]
        for command in ("crash", "unready", "unmakable", "silent", "fail") * 2:
            accepted = await office.submit(command, restart="transient")
            assert (await office.until(accepted.task_id)).event_type == "TASK_FAILED"
        assert office.floor.at_work == set(quiet)
        for task_id in quiet:
            office.floor.gates[task_id].set()
            assert (await office.until(task_id)).event_type == "TASK_COMPLETE"
        assert [office.floor.began.count(task_id) for task_id in quiet] == [1] * 7
        assert all(len(ends) == 1 for ends in (await office.ends()).values())


async def test_or8_what_a_restarted_worker_told_last_counts(run_office: Any) -> None:
    async with run_office() as office:
        task_id = (await office.submit("wait", restart="transient")).task_id
        await office.until(task_id, frozenset({"WORKER_STARTED"}))
        office.core.crash(f"worker/{task_id}")
        office.floor.gates[task_id].set()
        assert (await office.until(task_id)).event_type == "TASK_COMPLETE"
        assert office.floor.began == [task_id, task_id]
