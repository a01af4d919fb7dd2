"""The task index: lists, page by page, newest first, while the tasks go on."""

from typing import Any

import pytest
from understudy.actors.event_store import EventType, TaskStatus
from understudy.actors.kernel import Invalid, NotFound
from understudy.actors.task_index import MAX_PAGE, ListTasks

QUEUED = frozenset({TaskStatus.QUEUED})


def ids(page: Any) -> list[str]:
    return [state.task_id for state in page.tasks]


async def test_pages_are_newest_first_and_end(run_core: Any, live: Any) -> None:
    async with run_core() as core:
        last = 0
        for number in range(7):
            last = await live(core, f"t{number}", "queued" if number % 2 else "complete")
        first = await core.index.ask(ListTasks(limit=3, at_least=last))
        assert (ids(first), first.next_before, first.total) == (["t6", "t5", "t4"], "t4", 7)
        second = await core.index.ask(ListTasks(before="t4", limit=4))
        assert (ids(second), second.next_before) == (["t3", "t2", "t1", "t0"], None)
        some = await core.index.ask(ListTasks(QUEUED, limit=2))
        assert (ids(some), some.next_before, some.total) == (["t5", "t3"], "t3", 3)
        rest = await core.index.ask(ListTasks(QUEUED, before="t3", limit=2))
        assert (ids(rest), rest.next_before) == (["t1"], None)


async def test_pages_stay_apart_while_statuses_change(
    run_core: Any, live: Any, make_event: Any
) -> None:
    async with run_core() as core:
        last = 0
        for number in range(10):
            last = await live(core, f"t{number}", "queued")
        seen: list[str] = []
        before: str | None = None
        while True:
            page = await core.index.ask(ListTasks(QUEUED, before, limit=2, at_least=last))
            seen += ids(page)
            if (before := page.next_before) is None:
                break
            # The task that the next page continues after, and an older one, go on meanwhile.
            started = [make_event(EventType.TASK_STARTED, task_id=each) for each in (before, "t1")]
            last = (await core.log.append(*started))[-1].sequence_number
        assert seen == ["t9", "t8", "t7", "t6", "t5", "t4", "t3", "t2", "t0"]


async def test_a_list_of_nothing(run_core: Any) -> None:
    async with run_core() as core:
        page = await core.index.ask(ListTasks())
        assert (page.tasks, page.next_before, page.total) == ((), None, 0)


async def test_continuing_after_an_unknown_task_is_refused(run_core: Any) -> None:
    async with run_core() as core:
        with pytest.raises(NotFound, match="before: there is no task 'nobody'"):
            await core.index.ask(ListTasks(before="nobody"))


@pytest.mark.parametrize("limit", [0, -1, MAX_PAGE + 1])
def test_a_limit_out_of_range_is_refused(limit: int) -> None:
    with pytest.raises(Invalid, match=f"limit: must be 1 to {MAX_PAGE}, not {limit}"):
        ListTasks(limit=limit)
