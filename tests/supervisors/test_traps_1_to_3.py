"""The first three traps that a supervisor on nurseries falls into, and how this one does not."""

from typing import Any

import pytest
import trio
from trio.testing import MockClock, wait_all_tasks_blocked
from understudy.actors.kernel import Crash, Incarnation
from understudy.supervisors import (
    Policy,
    RestartIntensityExceeded,
    StartFailed,
    Supervisor,
    supervisor_child,
)


async def test_trap_1_cancelling_from_outside_stops_siblings_in_order(stage: Any) -> None:
    names = [f"m{n}" for n in range(12)]
    inner = supervisor_child("inner", Policy(), [stage.member(name) for name in names[4:8]])
    specs = [stage.member(name) for name in names[:4]]
    specs += [inner, *[stage.member(name) for name in names[8:]]]
    async with trio.open_nursery() as nursery:
        nursery.start_soon(Supervisor(Policy(), specs).run, Incarnation(stage.system, "top"))
        await wait_all_tasks_blocked()
        stage.log.clear()
        nursery.cancel_scope.cancel()
    assert stage.log == [f"stop {name}" for name in reversed(names)]


async def test_trap_2_a_start_that_hangs_can_be_cancelled(
    stage: Any, autojump_clock: MockClock
) -> None:
    stage.start_seconds["a"] = 10**6
    with pytest.raises(StartFailed, match="not ready within 9 s"):
        async with stage.run(Policy(), stage.member("a", start_timeout=9)):
            pytest.fail("it started")
    with trio.move_on_after(1):
        async with stage.run(Policy(), stage.member("a")):
            pytest.fail("it started")
    assert trio.current_time() == pytest.approx(10)


async def test_trap_3_an_escalation_comes_out_as_itself_and_not_in_a_group(stage: Any) -> None:
    inner = supervisor_child("inner", Policy(max_restarts=0), [stage.member("a")])
    supervisor = Supervisor(Policy(max_restarts=0), [inner, stage.member("b")])
    caught: list[BaseException] = []

    async def run() -> None:
        try:
            await supervisor.run(Incarnation(stage.system, "top"))
        except RestartIntensityExceeded as error:
            caught.append(error)

    async with trio.open_nursery() as nursery:
        nursery.start_soon(run)
        await wait_all_tasks_blocked()
        for name in "ab":  # both at once: the first one that is heard of counts
            stage.system.address(name).tell_nowait(Crash(ValueError(f"{name} fell")))
    assert len(caught) == 1
    assert isinstance(caught[0].__cause__, RestartIntensityExceeded | ValueError)
