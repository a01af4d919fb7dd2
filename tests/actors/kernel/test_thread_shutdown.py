"""A thread cannot be killed: one that overruns its deadline is left behind, and reported."""

import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest
import trio
import trio.testing
from understudy.actors.kernel import (
    ActorDied,
    ActorSystem,
    Ask,
    Incarnation,
    Reply,
    StillRunning,
    ThreadActor,
)
from understudy.actors.kernel.testing import run_actor


class Stuck(ThreadActor):
    stop_deadline = 2.0

    def __init__(self) -> None:
        super().__init__()
        self.entered, self.release, self.ended = (threading.Event() for _ in range(3))
        self.handled: list[object] = []

    def on_receive(self, message: object) -> None:
        self.entered.set()
        self.release.wait(30)
        self.handled.append(message)

    def on_stop(self) -> None:
        self.ended.set()


@asynccontextmanager
async def _abandoned(system: ActorSystem) -> AsyncGenerator[tuple[Stuck, list[Reply[None]]]]:
    """An actor whose supervisor gave up waiting, with what it was asked."""
    actor, address = Stuck(), system.address("a")
    async with trio.open_nursery() as nursery:
        nursery.start_soon(actor.run, Incarnation(system, "a"))
        await address.wait_alive()
        replies = [address.ask_nowait(Ask[None]()) for _ in range(3)]
        actor.entered.wait(30)
        nursery.cancel_scope.cancel()
    try:
        yield actor, replies
    finally:
        actor.release.set()
        assert actor.ended.wait(30)


async def test_overrun_is_reported_at_the_deadline_and_the_askers_are_told(
    autojump_clock: trio.testing.MockClock,
) -> None:
    system = ActorSystem()
    async with _abandoned(system) as (_, replies):
        assert trio.current_time() == pytest.approx(2)
        assert system.statistics().overran == ("a",)
        assert not system.address("a").is_alive()
        for reply in replies:
            with pytest.raises(ActorDied):
                await reply


async def test_successor_is_refused_until_the_thread_has_ended(
    autojump_clock: trio.testing.MockClock,
) -> None:
    system = ActorSystem()
    async with _abandoned(system) as (actor, _):
        with pytest.raises(StillRunning, match="abandoned thread of 'a'"):
            await Stuck().run(Incarnation(system, "a", 2))
        assert not system.address("a").is_alive()
        actor.release.set()
        assert actor.ended.wait(30)
        while system.is_abandoned_alive("a"):
            await trio.lowlevel.checkpoint()
        successor = Stuck()
        async with run_actor(lambda: successor, name="a", system=system) as address:
            assert address.is_alive()


async def test_abandoned_thread_does_nothing_more_than_what_it_had_in_hand(
    autojump_clock: trio.testing.MockClock,
) -> None:
    async with _abandoned(ActorSystem()) as (actor, _):
        pass
    assert len(actor.handled) == 1
