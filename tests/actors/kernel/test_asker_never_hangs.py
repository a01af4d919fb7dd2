"""Whatever an actor ends of, each ask to it is answered."""

import threading
from contextlib import suppress
from dataclasses import dataclass

import pytest
import trio
import trio.testing
from understudy.actors.kernel import (
    ActorDied,
    ActorSystem,
    Address,
    Ask,
    Crash,
    Incarnation,
    Reply,
    Stop,
    ThreadActor,
    TrioActor,
)
from understudy.actors.kernel.testing import run_actor


@dataclass(frozen=True, slots=True)
class Block(Ask[None]):
    """Keep the actor busy until it is cancelled or released."""


@dataclass(frozen=True, slots=True)
class Defer(Ask[None]):
    """Leave the ask unanswered."""


class OnTrio(TrioActor):
    async def on_receive(self, message: object) -> None:
        if isinstance(message, Defer):
            self.defer()
        else:
            await trio.sleep_forever()


class OnThread(ThreadActor):
    stop_deadline = 30.0
    released = threading.Event()

    def on_receive(self, message: object) -> None:
        self.released.wait(30)


async def _send(address: Address, *messages: Ask[None]) -> list[Reply[None]]:
    await address.wait_alive()
    replies = [address.ask_nowait(message) for message in messages]
    await trio.testing.wait_all_tasks_blocked()
    return replies


async def _expect_all_died(replies: list[Reply[None]]) -> None:
    for reply in replies:
        with pytest.raises(ActorDied, match="outcome unknown"):
            await reply.wait(timeout=5)


async def test_cancelled_actor_fails_message_in_hand_queued_and_deferred_asks(
    nursery: trio.Nursery,
) -> None:
    system = ActorSystem()
    nursery.start_soon(OnTrio().run, Incarnation(system, "a"))
    replies = await _send(system.address("a"), Defer(), Block(), Block())
    assert not any(reply.is_set() for reply in replies)
    nursery.cancel_scope.cancel()
    with trio.CancelScope(shield=True):
        await _expect_all_died(replies)


@pytest.mark.parametrize("end", [Stop(), Crash(ZeroDivisionError())])
async def test_stopped_or_crashed_trio_actor_fails_queued_and_deferred_asks(end: object) -> None:
    system = ActorSystem()
    replies: list[Reply[None]] = []
    with suppress(ZeroDivisionError):
        async with run_actor(OnTrio, system=system) as address:
            replies += await _send(address, Defer())
            address.tell_nowait(end)
            replies += [address.ask_nowait(Block()) for _ in range(3)]
    await _expect_all_died(replies)


async def test_cancelled_thread_actor_does_what_is_queued_and_fails_what_comes_later() -> None:
    system, late = ActorSystem(), list[Reply[None]]()
    async with trio.open_nursery() as nursery:
        nursery.start_soon(OnThread().run, Incarnation(system, "a"))
        replies = await _send(system.address("a"), Block(), Block())
        nursery.cancel_scope.cancel()
        with trio.CancelScope(shield=True):
            await trio.testing.wait_all_tasks_blocked()
            late.append(system.address("a").ask_nowait(Block()))
            OnThread.released.set()
    assert [await reply for reply in replies] == [None, None]
    await _expect_all_died(late)
