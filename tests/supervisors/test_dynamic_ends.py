"""A dynamic supervisor's own end, and the children that are in the middle of something."""

from typing import Any

import pytest
import trio
from trio.testing import MockClock, wait_all_tasks_blocked
from understudy.actors.kernel import Crash, StartChild, StopChild
from understudy.supervisors import Backoff, DynamicSupervisor, Policy

SLOW = Policy(max_restarts=10, backoff=Backoff(initial=4, maximum=4, jitter=0))


def dynamic(stage: Any) -> Any:
    """Run a dynamic supervisor on the stage."""
    return stage.run(SLOW, factory=lambda: DynamicSupervisor(SLOW))


async def test_a_stop_in_the_backoff_is_at_once_and_final(
    stage: Any, autojump_clock: MockClock
) -> None:
    async with dynamic(stage) as top:
        await top.ask(StartChild(stage.member("a")))
        await stage.crash("a", "a")
        assert stage.states() == {"a": "waiting to restart"}
        assert await top.ask(StopChild("a"))
        assert trio.current_time() == 0
        await trio.sleep(10)
        assert stage.states() == {}


async def test_the_backoff_of_an_earlier_child_of_that_name_is_stale(
    stage: Any, autojump_clock: MockClock
) -> None:
    async with dynamic(stage) as top:
        await top.ask(StartChild(stage.member("a")))
        await stage.crash("a", "a")
        await trio.sleep(3)  # one second before it is due
        await top.ask(StopChild("a"))
        await top.ask(StartChild(stage.member("a")))
        await stage.crash("a", "a")
        await trio.sleep(2)
        assert stage.states() == {"a": "waiting to restart"}
        await trio.sleep(3)
        assert stage.states() == {"a": "running"}


async def test_a_crash_of_a_child_that_is_being_stopped_is_its_end(
    stage: Any, autojump_clock: MockClock
) -> None:
    stage.stop_seconds["a"] = 1  # so that the stop comes before the supervisor hears of the crash
    async with dynamic(stage) as top:
        await top.ask(StartChild(stage.member("a")))
        stage.log.clear()
        stage.system.address("a").tell_nowait(Crash(ValueError("a fell")))
        assert await top.ask(StopChild("a"))
        assert stage.log == ["stop a"]
        assert stage.states() == {}
    lost = stage.system.dead_letters.statistics().latest
    assert [type(letter.message) for letter in lost] == [Crash]


async def test_everyone_ends_side_by_side_with_the_supervisor(
    stage: Any, autojump_clock: MockClock
) -> None:
    names = [f"m{n}" for n in range(10)]
    stage.stop_seconds.update(dict.fromkeys(names, 2) | dict.fromkeys(names[:3], 2.5))
    async with dynamic(stage) as top:
        for name in names:
            await top.ask(StartChild(stage.member(name)))
        asked = [top.ask_nowait(StopChild(name)) for name in names[:3]]
        await wait_all_tasks_blocked()
    assert trio.current_time() == pytest.approx(2.5)
    assert [reply.outcome() for reply in asked] == [True] * 3
    assert stage.system.statistics().overran == ()
