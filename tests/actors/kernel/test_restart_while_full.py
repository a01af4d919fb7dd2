"""A restart while senders wait for room: what was not taken goes to the next incarnation."""

from dataclasses import dataclass

import trio
import trio.testing
from understudy.actors.kernel import ActorSystem, Ask, Incarnation, TrioActor


@dataclass(frozen=True, slots=True)
class Who(Ask[int]):
    """Want the generation."""


class Numbered(TrioActor):
    mailbox_capacity = 1

    async def on_receive(self, message: object) -> int:
        return self.generation


async def test_message_that_waits_for_room_goes_to_the_next_incarnation(
    nursery: trio.Nursery,
) -> None:
    class Busy(Numbered):
        async def on_receive(self, message: object) -> int:
            await trio.sleep_forever()
            return 0

    system, answers = ActorSystem(), list[int]()

    async def ask() -> None:
        answers.append(await system.address("a").ask(Who()))

    async with trio.open_nursery() as first:
        first.start_soon(Busy().run, Incarnation(system, "a", 1))
        await system.address("a").wait_alive()
        for _ in range(2):
            await system.address("a").tell("busy")
            await trio.testing.wait_all_tasks_blocked()
        nursery.start_soon(ask)
        await trio.testing.wait_all_tasks_blocked()
        first.cancel_scope.cancel()
    assert system.dead_letters.statistics().count == 2
    nursery.start_soon(Numbered().run, Incarnation(system, "a", 2))
    await trio.testing.wait_all_tasks_blocked()
    assert answers == [2]
    nursery.cancel_scope.cancel()
