"""In reverse order, politely, each within its deadline; then by cancellation, and reported."""

from typing import Any

import pytest
import trio
from trio.testing import MockClock
from understudy.actors.kernel import ChildSpec, Incarnation, StopChild
from understudy.supervisors import Policy, lifecycle


async def test_children_end_in_reverse_each_before_the_next(
    stage: Any, autojump_clock: MockClock
) -> None:
    stage.stop_seconds["c"] = 2
    async with stage.run(Policy(), *[stage.member(name) for name in "abcd"]):
        stage.log.clear()
    assert stage.log == ["stop d", "stop c", "stop b", "stop a"]
    assert stage.system.statistics().overran == ()


async def test_a_polite_end_handles_what_was_sent_before(stage: Any) -> None:
    async with stage.run(Policy(), stage.member("a")) as top:
        for n in range(3):
            stage.system.address("a").tell_nowait(n)
        await top.ask(StopChild("a"))
    assert stage.log[2:] == ["a got 0", "a got 1", "a got 2", "stop a"]
    assert stage.system.dead_letters.statistics().count == 0


async def test_who_overruns_its_deadline_is_cancelled_and_reported(
    stage: Any, autojump_clock: MockClock
) -> None:
    async def deaf(incarnation: Incarnation) -> None:
        incarnation.on_stop_requested(lambda: stage.log.append("asked to end"))
        incarnation.started()
        try:
            await trio.sleep_forever()
        finally:
            stage.log.append("cancelled")

    spec = ChildSpec(name="deaf", run=deaf, shutdown=7)
    async with stage.run(Policy(), stage.member("a"), spec):
        stage.log.clear()
    assert stage.log == ["asked to end", "cancelled", "stop a"]
    assert trio.current_time() == pytest.approx(7)
    assert stage.system.statistics().overran == ("deaf",)


async def test_a_child_that_only_understands_cancellation_overruns_nothing(stage: Any) -> None:
    async def plain(incarnation: Incarnation) -> None:
        incarnation.started()
        await trio.sleep_forever()

    async with stage.run(Policy(), ChildSpec(name="plain", run=plain)):
        pass
    assert stage.system.statistics().overran == ()


async def test_cleaning_up_after_cancellation_is_waited_for_and_reported(
    stage: Any, autojump_clock: MockClock
) -> None:
    async def slow(incarnation: Incarnation) -> None:
        incarnation.started()
        try:
            await trio.sleep_forever()
        finally:
            with trio.CancelScope(shield=True):
                await trio.sleep(lifecycle.CANCEL_PATIENCE + 5)
            stage.log.append("slow is clean")

    async with stage.run(Policy(), stage.member("a"), ChildSpec(name="slow", run=slow)):
        stage.log.clear()
    assert stage.log == ["slow is clean", "stop a"]
    assert stage.system.statistics().overran == ("slow",)
