"""An actor may watch from its `on_start`, before it has its name."""

import pytest
from understudy.actors.kernel import ActorSystem, Terminated, TrioActor
from understudy.actors.kernel.testing import run_actor


class OnTrio(TrioActor):
    async def on_start(self) -> None:
        self.told: list[object] = []
        self.system.deaths.watch("absent", watcher=self.name)

    async def on_receive(self, message: object) -> None:
        self.told.append(message)


async def test_death_is_told_to_a_watcher_that_watches_from_its_start() -> None:
    actor = OnTrio()
    async with run_actor(lambda: actor):
        pass
    assert [type(message) for message in actor.told] == [Terminated]


async def test_failed_starter_is_told_nothing_more() -> None:
    class Failing(OnTrio):
        async def on_start(self) -> None:
            await super().on_start()
            raise OSError("no start")

    system = ActorSystem()
    with pytest.raises(OSError, match="no start"):
        async with run_actor(Failing, system=system):
            pass
    system.deaths.watch("absent", watcher="tested")
    assert system.dead_letters.statistics().count == 1
