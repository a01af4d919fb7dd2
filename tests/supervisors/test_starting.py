"""In order, where started means ready; a failing start undoes the ones before it."""

from typing import Any

import pytest
import trio
from trio.testing import MockClock, wait_all_tasks_blocked
from understudy.actors.kernel import ChildSpec, Incarnation, Restart
from understudy.supervisors import (
    ChildRefused,
    Policy,
    StartFailed,
    Supervisor,
    supervisor_child,
)


async def test_the_next_child_starts_when_the_one_before_it_is_ready(
    stage: Any, autojump_clock: MockClock
) -> None:
    stage.start_seconds["a"] = 3
    async with stage.run(Policy(), stage.member("a"), stage.member("b")):
        assert stage.log == ["start a", "ready a", "start b", "ready b"]
        assert trio.current_time() >= 3


async def test_a_failing_initial_start_stops_the_started_ones_in_reverse(stage: Any) -> None:
    stage.failing_starts["c"] = 1
    with pytest.raises(StartFailed, match="c did not start: OSError: no start"):
        async with stage.run(Policy(), *[stage.member(name) for name in "abcd"]):
            pytest.fail("it started")
    assert stage.log[-4:] == ["start c", "stop c", "stop b", "stop a"]


async def test_a_nested_failing_start_names_the_child(stage: Any) -> None:
    stage.failing_starts["b"] = 1
    inner = supervisor_child("inner", Policy(), [stage.member("b")])
    with pytest.raises(StartFailed, match="inner did not start: StartFailed: b did not start"):
        async with stage.run(Policy(), stage.member("a"), inner):
            pytest.fail("it started")
    assert stage.log[-1] == "stop a"


async def test_a_start_has_a_time_limit(stage: Any, autojump_clock: MockClock) -> None:
    stage.start_seconds["b"] = 5
    with pytest.raises(StartFailed, match="b did not start: TimeoutError: not ready within 4 s"):
        async with stage.run(Policy(), stage.member("a"), stage.member("b", start_timeout=4)):
            pytest.fail("it started")
    assert stage.log == ["start a", "ready a", "start b", "stop b", "stop a"]


async def test_readiness_that_comes_after_the_time_limit_is_too_late(
    stage: Any, autojump_clock: MockClock
) -> None:
    async def late(incarnation: Incarnation) -> None:
        with trio.CancelScope(shield=True):
            await trio.sleep(2)
        incarnation.started()
        await trio.sleep_forever()

    with pytest.raises(StartFailed, match="TimeoutError"):
        async with stage.run(Policy(), ChildSpec(name="late", run=late, start_timeout=1)):
            pytest.fail("it started")
    assert trio.current_time() < 3


async def test_a_child_that_ends_before_it_is_ready_did_not_start(stage: Any) -> None:
    async def brief(_: Incarnation) -> None:
        await trio.lowlevel.checkpoint()

    with pytest.raises(StartFailed, match="it ended before it was ready"):
        async with stage.run(Policy(), ChildSpec(name="brief", run=brief)):
            pytest.fail("it started")


async def test_a_supervisor_cancelled_in_the_middle_of_starting_leaves_nothing(stage: Any) -> None:
    stage.start_seconds["c"] = 1000
    members = [stage.member(name) for name in "abc"]
    supervisor = Supervisor(Policy(), members)
    async with trio.open_nursery() as nursery:
        nursery.start_soon(supervisor.run, Incarnation(stage.system, "top"))
        await wait_all_tasks_blocked()
        assert stage.log[-1] == "start c"
        nursery.cancel_scope.cancel()
    assert stage.log[-2:] == ["stop b", "stop a"]
    assert stage.system.names.all() == ()


def test_children_that_clash_are_refused_when_they_are_described(stage: Any) -> None:
    with pytest.raises(ChildRefused, match="there is a child 'a' already"):
        supervisor_child("top", Policy(), [stage.member("a"), stage.member("a")])


def test_significant_children_need_a_policy_that_heeds_them(stage: Any) -> None:
    significant = stage.member("a", restart=Restart.TRANSIENT, significant=True)
    with pytest.raises(ChildRefused, match="'a' is significant where auto_shutdown is never"):
        Supervisor(Policy(), [significant])
