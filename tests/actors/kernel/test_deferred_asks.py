"""Asks that are answered later, while the actor goes on."""

import pytest
import trio.testing
from understudy.actors.kernel import ActorSystem, Ask, Envelope, NotFound, TrioActor
from understudy.actors.kernel.testing import run_actor


class Deferring(TrioActor):
    def __init__(self) -> None:
        super().__init__()
        self.deferred: list[Envelope] = []

    async def on_receive(self, message: object) -> None:
        self.deferred.append(self.defer())


async def test_deferred_asks_are_settled_later_with_a_value_or_an_error() -> None:
    actor = Deferring()
    async with run_actor(lambda: actor) as address:
        replies = [address.ask_nowait(Ask[str]()) for _ in range(2)]
        await trio.testing.wait_all_tasks_blocked()
        assert not any(reply.is_set() for reply in replies)
        actor.settle(actor.deferred[0], "value")
        actor.settle(actor.deferred[1], error=OSError("error"))
        assert await replies[0] == "value"
        with pytest.raises(OSError, match="error"):
            await replies[1]


async def test_deferred_tell_that_is_refused_is_no_dead_letter() -> None:
    class Refusing(Deferring):
        async def on_receive(self, message: object) -> None:
            await super().on_receive(message)
            raise NotFound("after all")

    system = ActorSystem()
    async with run_actor(Refusing, system=system) as address:
        await address.tell("told")
    assert system.dead_letters.statistics().count == 0


def test_defer_outside_a_handler_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="inside on_receive"):
        Deferring().defer()
