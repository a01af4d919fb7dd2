"""Significant children: when they end by themselves, their supervisor does."""

from typing import Any

import pytest
from trio.testing import MockClock, wait_all_tasks_blocked
from understudy.actors.kernel import ChildSpec, Restart, StartChild, StopChild, Unavailable
from understudy.supervisors import (
    AutoShutdown,
    Policy,
    Strategy,
    supervisor_child,
)

ANY = Policy(auto_shutdown=AutoShutdown.ANY_SIGNIFICANT)
ALL = Policy(auto_shutdown=AutoShutdown.ALL_SIGNIFICANT)


def significant(stage: Any, name: str, restart: Restart = Restart.TRANSIENT) -> ChildSpec:
    """Describe a significant member."""
    return stage.member(name, restart=restart, significant=True)


def nested(policy: Policy, *children: ChildSpec) -> ChildSpec:
    """Describe the supervisor that is to end by itself."""
    return supervisor_child("inner", policy, children, restart=Restart.TRANSIENT)


@pytest.mark.parametrize("end", ["crash", "end"])
async def test_any_end_of_a_temporary_significant_child_counts(stage: Any, end: str) -> None:
    inner = nested(ANY, stage.member("a"), significant(stage, "b", Restart.TEMPORARY))
    async with stage.run(Policy(), inner):
        stage.log.clear()
        await getattr(stage, end)("b")
        assert stage.log == ["stop b", "stop a"]
        assert stage.seen()["inner"].view.state == "stopped"
        assert stage.seen()["inner"].view.error is None  # a normal end


async def test_only_a_normal_end_of_a_transient_significant_child_counts(stage: Any) -> None:
    async with stage.run(Policy(), nested(ANY, significant(stage, "a"))):
        assert await stage.crash("a") == ["stop a", "start a", "ready a"]
        await stage.end("a")
        assert stage.states() == {"inner": "stopped"}


async def test_all_significant_children_must_have_ended(stage: Any) -> None:
    children = [significant(stage, "a"), significant(stage, "b"), stage.member("c")]
    async with stage.run(Policy(), nested(ALL, *children)):
        await stage.end("b")
        assert stage.states() == {"inner": "running"}
        await stage.end("a")
        assert stage.states() == {"inner": "stopped"}


async def test_a_significant_child_that_waits_for_its_restart_has_not_ended(stage: Any) -> None:
    async with stage.run(Policy(), nested(ALL, significant(stage, "a"), significant(stage, "b"))):
        await stage.crash("a", "a")
        assert stage.states("inner")["a"] == "waiting to restart"
        await stage.end("b")
        assert stage.states() == {"inner": "running"}


@pytest.mark.parametrize("policy", [ANY, ALL])
async def test_an_end_that_was_asked_for_does_not_count(stage: Any, policy: Policy) -> None:
    async with stage.run(Policy(), nested(policy, significant(stage, "a"))):
        assert await stage.system.address("inner").ask(StopChild("a"))
        await wait_all_tasks_blocked()
        assert stage.states() == {"inner": "running"}


async def test_going_down_with_the_group_does_not_count(stage: Any) -> None:
    policy = Policy(strategy=Strategy.ONE_FOR_ALL, auto_shutdown=AutoShutdown.ANY_SIGNIFICANT)
    children = [stage.member("a"), significant(stage, "b", Restart.TEMPORARY)]
    async with stage.run(Policy(), nested(policy, *children)):
        await stage.crash("a")
        assert stage.states("inner") == {"a": "running"}


async def test_who_has_decided_to_end_restarts_and_starts_nothing_more(
    stage: Any, autojump_clock: MockClock
) -> None:
    stage.start_seconds["slow"] = 2  # the supervisor hears of all that follows only after that
    async with stage.run(Policy(), nested(ANY, significant(stage, "a"), stage.member("b"))):
        inner = stage.system.address("inner")
        slow = inner.ask_nowait(StartChild(stage.member("slow")))
        await stage.end("a")
        await stage.crash("b")
        late = inner.ask_nowait(StartChild(stage.member("late")))
        await slow
        with pytest.raises(Unavailable, match="'inner' is about to end"):
            await late
        await wait_all_tasks_blocked()
        assert stage.log == ["stop b", "ready slow", "stop slow"]
        assert stage.states() == {"inner": "stopped"}
