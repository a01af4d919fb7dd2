"""What a dynamic supervisor asks of its children, and is asked while it ends."""

from typing import Any

import pytest
import trio
from trio.testing import MockClock, wait_all_tasks_blocked
from understudy.actors.kernel import ActorDied, ChildSpec, Incarnation, StartChild, StopChild
from understudy.supervisors import DynamicSupervisor, Policy, Strategy


def dynamic(stage: Any) -> Any:
    """Run a dynamic supervisor on the stage."""
    return stage.run(Policy(), factory=lambda: DynamicSupervisor(Policy()))


@pytest.fixture
def deaf(stage: Any) -> ChildSpec:
    """A child that logs the request to end, and fails when the stage says so."""
    stage.fault = trio.Event()

    async def run(incarnation: Incarnation) -> None:
        incarnation.on_stop_requested(lambda: stage.log.append("asked to end"))
        incarnation.started()
        await stage.fault.wait()
        raise ValueError("deaf fell")

    return ChildSpec(name="deaf", run=run, shutdown=1)


async def test_who_has_ended_is_not_asked_to_end(stage: Any, deaf: ChildSpec) -> None:
    async with dynamic(stage) as top:
        await top.ask(StartChild(deaf))
        stage.fault.set()  # its second life ends at once as well: it waits then
        await wait_all_tasks_blocked()
        assert stage.states() == {"deaf": "waiting to restart"}
        assert await top.ask(StopChild("deaf"))
    assert stage.log == []


async def test_who_is_being_stopped_is_asked_and_reported_once(
    stage: Any, deaf: ChildSpec, autojump_clock: MockClock
) -> None:
    async with dynamic(stage) as top:
        await top.ask(StartChild(deaf))
        asked = top.ask_nowait(StopChild("deaf"))
        await wait_all_tasks_blocked()
    assert stage.log == ["asked to end"]
    assert stage.system.statistics().overran == ("deaf",)
    assert asked.outcome() is True


async def test_asks_that_come_too_late_are_failed_and_do_not_hang(
    stage: Any, autojump_clock: MockClock
) -> None:
    stage.stop_seconds["a"] = 2
    async with dynamic(stage) as top:
        await top.ask(StartChild(stage.member("a")))
        stage.system.names.lookup("top").stop(block=False)
        late = top.ask_nowait(StartChild(stage.member("b")))
        with pytest.raises(ActorDied):
            await late


def test_a_dynamic_supervisor_is_one_for_one_and_has_room() -> None:
    with pytest.raises(ValueError, match="one_for_one, not one_for_all"):
        DynamicSupervisor(Policy(strategy=Strategy.ONE_FOR_ALL))
    with pytest.raises(ValueError, match="max_children must be at least 1, not 0"):
        DynamicSupervisor(Policy(), max_children=0)
