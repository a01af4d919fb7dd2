"""Names survive restarts: each resolves to the current incarnation."""

from dataclasses import dataclass

import pytest
import trio
import trio.testing
from understudy.actors.kernel import (
    ActorDied,
    ActorSystem,
    Ask,
    Incarnation,
    NameTaken,
    Stop,
    TrioActor,
)
from understudy.actors.kernel.testing import run_actor


@dataclass(frozen=True, slots=True)
class Who(Ask[int]):
    """Want the generation."""


class Numbered(TrioActor):
    mailbox_capacity = 1

    async def on_receive(self, message: object) -> int:
        return self.generation


async def test_address_reaches_each_incarnation_in_turn() -> None:
    system = ActorSystem()
    address = system.address("a")
    for generation in (1, 2, 3):
        async with trio.open_nursery() as nursery:
            nursery.start_soon(Numbered().run, Incarnation(system, "a", generation))
            assert await address.ask(Who()) == generation
            await address.tell(Stop())
        assert not address.is_alive()


async def test_awaiting_sends_wait_for_the_next_incarnation(nursery: trio.Nursery) -> None:
    system, answers = ActorSystem(), list[int]()
    told = trio.Event()

    async def ask() -> None:
        answers.append(await system.address("a").ask(Who()))

    async def tell() -> None:
        await system.address("a").tell("hello")
        told.set()

    nursery.start_soon(ask)
    nursery.start_soon(tell)
    await trio.testing.wait_all_tasks_blocked()
    assert answers == []
    assert not told.is_set()
    async with run_actor(Numbered, name="a", system=system):
        await told.wait()
    assert answers == [1]


async def test_nowait_ask_of_nobody_fails_in_the_reply() -> None:
    reply = ActorSystem().address("a").ask_nowait(Who())
    with pytest.raises(ActorDied, match="no actor holds the name 'a' now"):
        await reply


async def test_second_live_actor_of_a_name_is_refused_and_the_first_keeps_it() -> None:
    system = ActorSystem()
    async with run_actor(Numbered, name="a", system=system) as address:
        with pytest.raises(NameTaken, match="'a' is held"):
            await Numbered().run(Incarnation(system, "a", 2))
        assert await address.ask(Who()) == 1
        assert system.names.all() == ("a",)
