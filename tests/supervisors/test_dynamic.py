"""Children that come and go: forgotten when they end, side by side, at most so many."""

from typing import Any

import pytest
import trio
from trio.testing import MockClock
from understudy.actors.kernel import Restart, StartChild, StopChild, Unavailable
from understudy.supervisors import (
    ChildRefused,
    DynamicSupervisor,
    Policy,
)

POLICY = Policy(max_restarts=10)


def dynamic(stage: Any, policy: Policy = POLICY, *, limit: int = 10) -> Any:
    """Run a dynamic supervisor on the stage."""
    return stage.run(policy, factory=lambda: DynamicSupervisor(policy, max_children=limit))


async def test_slow_enders_end_side_by_side_and_hold_nobody_up(
    stage: Any, autojump_clock: MockClock
) -> None:
    stage.stop_seconds.update(a=2, b=2)
    async with dynamic(stage) as top:
        for name in "ab":
            await top.ask(StartChild(stage.member(name)))
        stops = [top.ask_nowait(StopChild(name)) for name in "ab"]
        await top.ask(StartChild(stage.member("c")))
        assert await stage.crash("c") == ["stop c", "start c", "ready c"]
        assert trio.current_time() == 0
        assert [await stop for stop in stops] == [True, True]
        assert trio.current_time() == pytest.approx(2)


async def test_all_who_ask_for_an_end_are_told_when_it_is_there(
    stage: Any, autojump_clock: MockClock
) -> None:
    stage.stop_seconds["a"] = 2
    async with dynamic(stage) as top:
        await top.ask(StartChild(stage.member("a")))
        stops = [top.ask_nowait(StopChild("a")) for _ in range(3)]
        assert [await stop for stop in stops] == [True] * 3
        assert "stop a" in stage.log
        assert not await top.ask(StopChild("a"))


async def test_a_name_is_free_again_after_the_end(stage: Any) -> None:
    async with dynamic(stage) as top:
        for _ in range(3):
            await top.ask(StartChild(stage.member("a")))
            with pytest.raises(ChildRefused, match="there is a child 'a' already"):
                await top.ask(StartChild(stage.member("a")))
            await top.ask(StopChild("a"))
        assert stage.log == ["start a", "ready a", "stop a"] * 3


async def test_there_are_at_most_so_many_the_ending_ones_included(
    stage: Any, autojump_clock: MockClock
) -> None:
    stage.stop_seconds["a"] = 1
    async with dynamic(stage, limit=2) as top:
        for name in "ab":
            await top.ask(StartChild(stage.member(name)))
        ending = top.ask_nowait(StopChild("a"))
        with pytest.raises(Unavailable, match="top has 2 children, its limit"):
            await top.ask(StartChild(stage.member("c")))
        await ending
        await top.ask(StartChild(stage.member("c")))


@pytest.mark.parametrize(
    ("restart", "end", "left"),
    [
        (Restart.TEMPORARY, "crash", {}),
        (Restart.TEMPORARY, "end", {}),
        (Restart.TRANSIENT, "end", {}),
        (Restart.TRANSIENT, "crash", {"a": "running"}),
        (Restart.PERMANENT, "end", {"a": "running"}),
    ],
)
async def test_what_ended_for_good_is_forgotten(
    stage: Any, restart: Restart, end: str, left: dict[str, str]
) -> None:
    async with dynamic(stage) as top:
        await top.ask(StartChild(stage.member("a", restart=restart)))
        await getattr(stage, end)("a")
        assert stage.states() == left


async def test_a_child_that_does_not_start_is_refused_and_forgotten(stage: Any) -> None:
    stage.failing_starts["a"] = 1
    async with dynamic(stage) as top:
        with pytest.raises(ChildRefused, match="a did not start: OSError: no start"):
            await top.ask(StartChild(stage.member("a")))
        assert stage.states() == {}
        await top.ask(StartChild(stage.member("a")))
