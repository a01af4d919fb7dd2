"""OR12: how full the queue is, told once each time that it fills and drains."""

from itertools import pairwise
from typing import Any

import trio
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.event_store import EventQuery
from understudy.actors.orchestrator import CancelTask
from understudy.actors.orchestrator.pressure import Pressure, pressure_after

ORDER = list(Pressure)


async def alarms(office: Any) -> list[tuple[str, int]]:
    query = EventQuery(task_id="system", types=frozenset({"BACKPRESSURE"}))
    found = [event.data async for event in office.core.log.iterate(query)]
    assert all(data["queue_size"] == 10 for data in found)
    return [(data["level"], data["queued"]) for data in found]


async def test_or12_an_alarm_at_80_percent_one_when_full_and_an_all_clear(run_office: Any) -> None:
    async with run_office(max_concurrent=1, queue_size=10) as office:
        tasks = [(await office.submit("wait")).task_id for _ in range(9)]
        warned = await office.until("system", frozenset({"BACKPRESSURE"}))
        assert (warned.data["level"], warned.data["queued"]) == ("warning", 8)
        for _ in range(5):  # around 80 %: one alarm
            await office.ask(CancelTask(tasks.pop()))
            tasks.append((await office.submit("wait")).task_id)
        assert await alarms(office) == [("warning", 8)]
        tasks += [(await office.submit("wait")).task_id for _ in range(2)]
        assert (await office.counts(queued=10)).pressure == "critical"
        await office.core.restart("orchestrator")
        assert (await office.counts(queued=10, running=1)).pressure == "critical"
        while len(tasks) > 1:
            await office.ask(CancelTask(tasks.pop()))
        assert (await office.counts(queued=0)).pressure == "cleared"
        with trio.fail_after(10):
            while len(await alarms(office)) < 3:  # noqa: ASYNC110 - nothing tells us
                await trio.sleep(0.01)
        assert await alarms(office) == [("warning", 8), ("critical", 10), ("cleared", 5)]


@given(st.integers(1, 50), st.lists(st.integers(-1, 1), max_size=200))
def test_or12_any_queue_is_told_of_debounced(size: int, steps: list[int]) -> None:
    level, queued, told = Pressure.CLEARED, 0, [Pressure.CLEARED]
    for step in steps:
        queued = min(size, max(0, queued + step))
        level = pressure_after(level, queued, size)
        assert queued < size or level is Pressure.CRITICAL
        assert queued < 0.8 * size or level is not Pressure.CLEARED
        if level is not told[-1]:
            told.append(level)
            assert level is not Pressure.CLEARED or queued <= 0.5 * size
    for before, after in pairwise(told):  # it rises, or it is cleared altogether
        assert after is Pressure.CLEARED or ORDER.index(after) > ORDER.index(before)
