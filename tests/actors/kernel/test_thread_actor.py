"""An actor in a thread: its crash, its batches, what is done before it stops."""

import threading
from dataclasses import dataclass

import pytest
import trio
from understudy.actors.kernel import ActorSystem, Ask, Envelope, Stop, ThreadActor
from understudy.actors.kernel.testing import run_actor


@dataclass(frozen=True, slots=True)
class Number(Ask[int]):
    """Want the number back."""

    number: int


class Gated(ThreadActor):
    """Handles batches, once the test opens the gate."""

    max_batch = 4

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.batches: list[list[object]] = []

    def on_batch(self, envelopes: list[Envelope]) -> None:
        self.gate.wait(30)
        self.batches.append([envelope.message for envelope in envelopes])
        super().on_batch(envelopes)

    def on_receive(self, message: object) -> object:
        if isinstance(message, Exception):
            raise message
        return message.number if isinstance(message, Number) else None


async def _first_taken(actor: Gated) -> None:
    with trio.fail_after(30):
        while len(actor.mailbox):
            await trio.lowlevel.checkpoint()


async def test_what_waits_is_handled_in_batches_of_at_most_max_batch() -> None:
    actor = Gated()
    async with run_actor(lambda: actor) as address:
        address.tell_nowait("first")
        await _first_taken(actor)
        for n in range(6):
            address.tell_nowait(n)
        actor.gate.set()
    assert actor.batches == [["first"], [0, 1, 2, 3], [4, 5]]


async def test_stop_comes_after_what_was_queued_and_before_what_comes_later() -> None:
    actor, system = Gated(), ActorSystem()
    async with run_actor(lambda: actor, system=system) as address:
        address.tell_nowait("first")
        await _first_taken(actor)
        replies = [address.ask_nowait(Number(n)) for n in range(2)]
        address.tell_nowait(Stop())
        address.tell_nowait("later")
        actor.gate.set()
    assert [await reply for reply in replies] == [0, 1]
    assert actor.batches == [["first"], [Number(0), Number(1)]]
    assert [letter.message for letter in system.dead_letters.statistics().latest] == ["later"]


async def test_crash_in_a_batch_keeps_what_was_done_and_buries_the_rest() -> None:
    actor, system = Gated(), ActorSystem()

    async def crash() -> None:
        async with run_actor(lambda: actor, system=system) as address:
            for message in (1, OSError("disk"), 2):
                address.tell_nowait(message)
            actor.gate.set()

    with pytest.raises(OSError, match="disk"):
        await crash()
    assert actor.statistics().handled == 1
    assert system.dead_letters.statistics().count == 2
