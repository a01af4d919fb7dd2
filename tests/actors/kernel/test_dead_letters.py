"""What was told to an actor that has ended is counted and can be looked at."""

from dataclasses import dataclass

import pytest
import trio.testing
from understudy.actors.kernel import (
    ActorDied,
    ActorSystem,
    Ask,
    AskTimeout,
    DeadLetter,
    Incarnation,
    Stop,
    TrioActor,
)
from understudy.actors.kernel.testing import run_actor


@dataclass(frozen=True, slots=True)
class Ping(Ask[None]):
    """Want a reply."""


async def test_tell_to_nobody_raises_and_is_a_dead_letter() -> None:
    system = ActorSystem()
    with pytest.raises(ActorDied, match="'absent'"):
        system.address("absent").tell_nowait("hello")
    letters = system.dead_letters.statistics()
    assert letters.latest == (DeadLetter(receiver="absent", sender="", message="hello"),)
    assert letters.count == 1


async def test_tell_to_the_reference_of_an_ended_actor_is_a_dead_letter() -> None:
    system, actor = ActorSystem(), TrioActor()
    async with run_actor(lambda: actor, system=system):
        pass
    assert not actor.ref.is_alive()
    with pytest.raises(ActorDied):
        actor.ref.tell("late")
    assert system.dead_letters.statistics().count == 1


async def test_tells_left_in_the_mailbox_are_dead_letters_and_asks_are_not() -> None:
    system = ActorSystem()
    async with run_actor(TrioActor, system=system) as address:
        address.tell_nowait(Stop())
        address.tell_nowait("left")
        reply = address.ask_nowait(Ping())
    with pytest.raises(ActorDied):
        await reply
    assert [letter.message for letter in system.dead_letters.statistics().latest] == ["left"]


async def test_second_request_to_stop_is_no_dead_letter() -> None:
    system, actor = ActorSystem(), TrioActor()
    async with run_actor(lambda: actor, system=system):
        actor.stop()
        actor.stop()
    actor.stop()
    assert system.dead_letters.statistics().count == 0


async def test_awaited_tell_that_nobody_takes_in_time_is_a_dead_letter(
    autojump_clock: trio.testing.MockClock,
) -> None:
    system = ActorSystem(ask_timeout=3)
    with pytest.raises(AskTimeout, match="took no message in 3 s"):
        await system.address("absent").tell("hello")
    assert trio.current_time() == pytest.approx(3)
    assert system.dead_letters.statistics().count == 1


async def test_sender_is_named(nursery: trio.Nursery) -> None:
    class Teller(TrioActor):
        async def on_receive(self, message: object) -> None:
            with pytest.raises(ActorDied):
                self.system.address("absent").tell_nowait(message)

    system = ActorSystem()
    nursery.start_soon(Teller().run, Incarnation(system, "teller"))
    await system.address("teller").ask(Ping())
    nursery.cancel_scope.cancel()
    assert system.dead_letters.statistics().latest[0].sender == "teller"
