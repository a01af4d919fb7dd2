"""Correlation and causation travel with messages, from actor to actor and into their tasks."""

from functools import partial

import trio
import trio.testing
from understudy.actors.kernel import (
    ActorSystem,
    Ask,
    Incarnation,
    MessageContext,
    ThreadActor,
    TrioActor,
    current_context,
    new_context,
    use_context,
)
from understudy.actors.kernel.testing import run_actor

Seen = list[tuple[str, MessageContext]]


class Relay(TrioActor):
    """Notes the context and passes the message on, by a task of its own."""

    background = True

    def __init__(self, seen: Seen, following: str) -> None:
        super().__init__()
        self._seen, self._following = seen, following

    async def on_receive(self, message: object) -> None:
        self._seen.append((self.name, current_context()))
        self.start_soon(self.pass_on, message)

    async def pass_on(self, message: object) -> None:
        self._seen.append((f"task of {self.name}", current_context()))
        await self.system.address(self._following).tell(message)


class Last(ThreadActor):
    def __init__(self, seen: Seen) -> None:
        super().__init__()
        self._seen = seen

    def on_start(self) -> None:
        self._seen.append(("start", current_context()))

    def on_receive(self, message: object) -> None:
        self._seen.append((self.name, current_context()))


async def test_context_goes_through_a_chain_of_actors_and_their_tasks() -> None:
    system, seen = ActorSystem(), Seen()
    root = MessageContext("request-1", causation_id="event-7", clock={"client": 3})
    async with (
        run_actor(lambda: Last(seen), name="c", system=system) as last,
        run_actor(lambda: Relay(seen, "c"), name="b", system=system),
        run_actor(lambda: Relay(seen, "b"), name="a", system=system) as first,
    ):
        with use_context(root):
            await first.tell("go")
        await trio.testing.wait_all_tasks_blocked()
        await last.ask(Ask[None]())
    names = ["a", "task of a", "b", "task of b", "c"]
    assert [(name, c) for name, c in seen if c is root] == [(name, root) for name in names]


async def test_each_message_brings_its_own_context() -> None:
    system, seen = ActorSystem(), Seen()
    async with run_actor(lambda: Relay(seen, "nobody"), name="a", system=system) as address:
        contexts = [new_context(), new_context("named"), MessageContext()]
        for context in contexts:
            with use_context(context):
                address.tell_nowait("go")
    taken = [context for name, context in seen if name == "a"]
    assert taken == contexts
    assert taken[0].correlation_id
    assert taken[1].correlation_id == "named"


async def test_reused_thread_does_not_start_in_the_context_of_its_last_message() -> None:
    for _ in range(2):
        seen = Seen()
        async with run_actor(partial(Last, seen)) as address:
            with use_context(new_context("left behind")):
                await address.ask(Ask[None]())
        assert [context.correlation_id for _, context in seen] == ["", "left behind"]


async def test_actor_starts_in_the_context_of_who_started_it(nursery: trio.Nursery) -> None:
    system, seen = ActorSystem(), Seen()
    with use_context(new_context("starter")):
        nursery.start_soon(Last(seen).run, Incarnation(system, "a"))
    await system.address("a").wait_alive()
    nursery.cancel_scope.cancel()
    assert seen[0][1].correlation_id == "starter"
