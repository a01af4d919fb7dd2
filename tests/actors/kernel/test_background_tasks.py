"""Background tasks live and die with their actor; cancellation stays where it belongs."""

import pytest
import trio
import trio.testing
from understudy.actors.kernel import (
    ActorSystem,
    Ask,
    Incarnation,
    Terminated,
    TrioActor,
)
from understudy.actors.kernel.testing import run_actor, run_probe


class Working(TrioActor):
    background = True

    def __init__(self) -> None:
        super().__init__()
        self.cancelled = 0

    async def on_start(self) -> None:
        for _ in range(2):
            self.start_soon(self.work)

    async def work(self) -> None:
        try:
            await trio.sleep_forever()
        except trio.Cancelled:
            self.cancelled += 1
            raise

    async def on_receive(self, message: object) -> None:
        if message == "fail in the background":
            self.start_soon(self.fail)

    async def fail(self) -> None:
        raise OSError("background")


async def test_tasks_end_with_the_actor() -> None:
    actor = Working()
    async with run_actor(lambda: actor):
        await trio.testing.wait_all_tasks_blocked()
    assert actor.cancelled == 2


async def test_crash_of_a_task_is_the_actors() -> None:
    async def crash() -> None:
        async with run_actor(Working) as address:
            await address.tell("fail in the background")
            await trio.sleep_forever()

    with pytest.raises(OSError, match="background"):
        await crash()


async def test_cancelled_actor_with_tasks_ended_without_a_reason() -> None:
    system = ActorSystem()
    async with run_probe(system) as probe, trio.open_nursery() as nursery:
        nursery.start_soon(Working().run, Incarnation(system, "a"))
        await system.address("a").wait_alive()
        system.deaths.watch("a", watcher=probe.name)
        await trio.testing.wait_all_tasks_blocked()
        nursery.cancel_scope.cancel()
        with trio.CancelScope(shield=True):
            assert (await probe.receive(Terminated)).reason is None


async def test_cancelled_inside_a_handler_no_other_actor_stops() -> None:
    class Stuck(TrioActor):
        async def on_receive(self, message: object) -> None:
            await trio.sleep_forever()

    system = ActorSystem()
    async with run_actor(TrioActor, name="other", system=system) as other:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(Stuck().run, Incarnation(system, "stuck"))
            await system.address("stuck").tell("go on for ever")
            await trio.testing.wait_all_tasks_blocked()
            nursery.cancel_scope.cancel()
        assert not system.address("stuck").is_alive()
        await other.ask(Ask[None]())


async def test_tasks_need_background_and_a_running_actor() -> None:
    with pytest.raises(TypeError, match="TrioActor needs `background = True`"):
        TrioActor().start_soon(trio.sleep, 1)
    with pytest.raises(RuntimeError, match="Working does not run yet"):
        Working().start_soon(trio.sleep, 1)
