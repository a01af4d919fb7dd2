"""Children that do not end as they should, and supervisors that are cut off while they stop."""

from typing import Any

import pytest
import trio
from trio.testing import MockClock, wait_all_tasks_blocked
from understudy.actors.kernel import ChildSpec, Incarnation, StopChild
from understudy.supervisors import Policy, Supervisor


async def test_a_child_that_cannot_be_asked_to_end_keeps_nobody_from_ending(stage: Any) -> None:
    async def broken(incarnation: Incarnation) -> None:
        incarnation.on_stop_requested(lambda: 1 / 0)
        incarnation.started()
        await trio.sleep_forever()

    async with stage.run(Policy(), stage.member("a"), ChildSpec(name="broken", run=broken)):
        stage.log.clear()
    assert stage.log == ["stop a"]


async def test_an_interrupt_in_a_child_still_ends_the_others_in_order(
    stage: Any, autojump_clock: MockClock
) -> None:
    pressed = trio.Event()

    async def interrupted(incarnation: Incarnation) -> None:
        incarnation.on_stop_requested(lambda: None)
        incarnation.started()
        await pressed.wait()
        raise KeyboardInterrupt

    spec = ChildSpec(name="interrupted", run=interrupted)

    async def session() -> None:
        async with stage.run(Policy(), stage.member("a"), spec, stage.member("b")):
            stage.log.clear()
            pressed.set()
            await trio.sleep_forever()

    with pytest.raises(KeyboardInterrupt):
        await session()
    assert stage.log == ["stop b", "stop a"]
    assert trio.current_time() == 0


async def test_a_supervisor_cancelled_while_it_stops_a_child_still_ends_it_politely(
    stage: Any, autojump_clock: MockClock
) -> None:
    stage.stop_seconds["b"] = 2
    supervisor = Supervisor(Policy(), [stage.member("a"), stage.member("b")])
    async with trio.open_nursery() as nursery:
        nursery.start_soon(supervisor.run, Incarnation(stage.system, "top"))
        await wait_all_tasks_blocked()
        asked = stage.system.address("top").ask_nowait(StopChild("b"))
        await wait_all_tasks_blocked()
        assert stage.states()["b"] == "stopping"
        nursery.cancel_scope.cancel()
    assert stage.log[-2:] == ["stop b", "stop a"]
    assert asked.is_set()
    assert stage.system.statistics().overran == ()
