"""OR6: the same id with the same request is the same task; with another one, a conflict."""

from collections.abc import Callable
from typing import Any

import pytest
import trio
from understudy.actors.event_store import Event
from understudy.actors.orchestrator import TaskAccepted, TaskConflict


async def test_or6_the_same_request_gives_the_same_task_whatever_became_of_it(
    run_office: Any,
) -> None:
    async with run_office(max_concurrent=1) as office:
        assert await office.submit("wait", task_id="a") == TaskAccepted("a", "queued", True)
        assert await office.submit("wait", task_id="b") == TaskAccepted("b", "queued", True)
        assert await office.submit("wait", task_id="a") == TaskAccepted("a", "running", False)
        assert await office.submit("wait", task_id="b") == TaskAccepted("b", "queued", False)
        office.floor.gates["a"].set()
        await office.until("a")
        await office.until("b", frozenset({"WORKER_STARTED"}))
        assert await office.submit("wait", task_id="a") == TaskAccepted("a", "ended", False)
        assert office.floor.began == ["a", "b"]


async def test_or6_another_request_is_a_conflict(run_office: Any) -> None:
    async with run_office() as office:
        await office.submit("wait", task_id="a", priority="high")
        for other in ({}, {"priority": 11}, {"priority": 10, "timeout": 5}):
            with pytest.raises(TaskConflict, match="'a' exists with another request"):
                await office.submit("wait", task_id="a", **other)
        assert not (await office.submit("wait", task_id="a", priority=10)).created


async def test_or6_of_many_at_once_one_creates_it(run_office: Any) -> None:
    async with run_office() as office:
        answers: list[TaskAccepted] = []

        async def one() -> None:
            answers.append(await office.submit("wait", task_id="a"))

        async with trio.open_nursery() as nursery:
            for _ in range(50):
                nursery.start_soon(one)
        assert [answer.created for answer in answers].count(True) == 1
        assert {answer.task_id for answer in answers} == {"a"}
        assert await office.ends() == {"a": []}


async def test_or6_it_is_the_same_task_after_a_restart_and_when_the_queue_is_full(
    run_office: Any,
) -> None:
    async with run_office() as office:
        await office.submit("succeed", task_id="a")
        await office.until("a")
    async with run_office(max_concurrent=1, queue_size=1) as office:
        await office.submit("wait")
        await office.submit("wait")
        assert await office.submit("succeed", task_id="a") == TaskAccepted("a", "ended", False)


async def test_or6_an_id_whose_events_have_no_beginning_is_refused(
    run_office: Any, make_event: Callable[..., Event]
) -> None:
    async with run_office() as office:
        await office.core.log.append(make_event(task_id="stray"))
        with pytest.raises(TaskConflict, match="'stray' has events already"):
            await office.submit("succeed", task_id="stray")
