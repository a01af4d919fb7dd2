"""What can be seen of an actor: immutable, and true at one moment."""

from dataclasses import FrozenInstanceError, dataclass

import pytest
from understudy.actors.kernel import (
    ActorStatistics,
    ActorSystem,
    Ask,
    Conflict,
    ThreadActor,
    TrioActor,
)
from understudy.actors.kernel.testing import run_actor


@dataclass(frozen=True, slots=True)
class Work(Ask[None]):
    """Want it done."""


class OnTrio(TrioActor):
    mailbox_capacity = 7

    async def on_receive(self, message: object) -> None:
        if message == "refuse":
            raise Conflict("as told")


class OnThread(ThreadActor):
    mailbox_capacity = 7

    def on_receive(self, message: object) -> None:
        if message == "refuse":
            raise Conflict("as told")


@pytest.mark.parametrize(("kind", "name"), [(OnTrio, "trio"), (OnThread, "thread")])
async def test_statistics_count_what_was_handled_and_refused(
    kind: type[OnTrio | OnThread], name: str
) -> None:
    system, actor = ActorSystem(), kind()
    async with run_actor(lambda: actor, name="a", system=system) as address:
        for message in ("refuse", "accept", "refuse"):
            address.tell_nowait(message)
        await address.ask(Work())
    expected = ActorStatistics(
        name="a", kind=name, generation=1, mailbox=0, capacity=7, handled=4, refused=2
    )
    assert actor.statistics() == expected


async def test_statistics_show_what_waits_and_do_not_change_afterwards() -> None:
    system = ActorSystem()
    async with run_actor(OnTrio, name="a", system=system) as address:
        for n in range(3):
            address.tell_nowait(n)
        before = system.statistics()
        await address.ask(Work())
        assert before.actors[0].mailbox == 3
        assert before.actors[0].handled == 0
        assert system.statistics().actors[0].handled == 4
    assert system.statistics().actors == ()


async def test_statistics_are_immutable() -> None:
    system = ActorSystem()
    async with run_actor(OnTrio, system=system):
        statistics = system.statistics()
        for part, field in (
            (statistics, "actors"),
            (statistics.actors[0], "handled"),
            (statistics.dead_letters, "count"),
        ):
            with pytest.raises(FrozenInstanceError):
                setattr(part, field, 1)
