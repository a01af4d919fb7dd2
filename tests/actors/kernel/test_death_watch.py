"""Who watches a name is told of each end of the actor that held it."""

import pytest
import trio
from understudy.actors.kernel import (
    ActorSystem,
    Crash,
    Incarnation,
    NotFound,
    Terminated,
    ThreadActor,
    TrioActor,
)
from understudy.actors.kernel.testing import Probe, run_actor, run_probe

both_kinds = pytest.mark.parametrize("kind", [TrioActor, ThreadActor])


async def _live(
    system: ActorSystem, actor: TrioActor | ThreadActor, *messages: object, watcher: str
) -> None:
    async with run_actor(lambda: actor, name="mortal", system=system) as address:
        system.deaths.watch("mortal", watcher=watcher)
        for message in messages:
            address.tell_nowait(message)


@both_kinds
async def test_normal_end_has_no_reason(kind: type[TrioActor | ThreadActor]) -> None:
    system = ActorSystem()
    async with run_probe(system) as probe:
        await _live(system, kind(), watcher=probe.name)
        assert await probe.receive(Terminated) == Terminated("mortal", 1, None)


@both_kinds
async def test_crash_is_told_with_its_error_at_each_incarnation(
    kind: type[TrioActor | ThreadActor],
) -> None:
    system, error = ActorSystem(), OSError("disk")
    async with run_probe(system) as probe:
        for _ in range(2):
            with pytest.raises(OSError, match="disk"):
                await _live(system, kind(), Crash(error), watcher=probe.name)
            assert (await probe.receive(Terminated)).reason is error


@both_kinds
async def test_cancelled_actor_ended_without_a_reason(kind: type[TrioActor | ThreadActor]) -> None:
    system = ActorSystem()
    async with run_probe(system) as probe, trio.open_nursery() as nursery:
        nursery.start_soon(kind().run, Incarnation(system, "mortal", 7))
        await system.address("mortal").wait_alive()
        system.deaths.watch("mortal", watcher=probe.name)
        nursery.cancel_scope.cancel()
        with trio.CancelScope(shield=True):
            assert await probe.receive(Terminated) == Terminated("mortal", 7, None)


async def test_who_is_not_there_is_told_at_once() -> None:
    system = ActorSystem()
    async with run_probe(system) as probe:
        system.deaths.watch("absent", watcher=probe.name)
        told = await probe.receive(Terminated)
    assert told.name == "absent"
    assert isinstance(told.reason, NotFound)


async def test_flooded_watcher_is_told_nevertheless() -> None:
    system = ActorSystem()

    class Small(Probe):
        mailbox_capacity = 1

    probe = Small()
    async with run_actor(lambda: probe, name="probe", system=system) as address:
        address.tell_nowait("fills the mailbox")
        system.deaths.watch("absent", watcher="probe")
        assert await probe.receive(str) == "fills the mailbox"
        await probe.receive(Terminated)


async def test_who_stopped_watching_is_not_told() -> None:
    system = ActorSystem()
    async with run_probe(system) as probe:
        async with run_actor(TrioActor, name="mortal", system=system):
            system.deaths.watch("mortal", watcher=probe.name)
            system.deaths.unwatch("mortal", watcher=probe.name)
            system.deaths.unwatch("other", watcher=probe.name)
        probe.expect_nothing()
