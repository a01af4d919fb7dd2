"""An actor whose start fails reaches its supervisor, and leaves nothing behind."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
import trio
from understudy.actors.kernel import (
    ActorSystem,
    Ask,
    AskTimeout,
    Incarnation,
    Ref,
    Reply,
    Terminated,
    ThreadActor,
    TrioActor,
)
from understudy.actors.kernel.testing import run_actor, run_probe


@dataclass(frozen=True, slots=True)
class Ping(Ask[str]):
    """Want a reply."""


async def _refused_start(actor: TrioActor | ThreadActor, system: ActorSystem) -> None:
    run: Callable[[Incarnation], Awaitable[None]] = actor.run
    with pytest.raises(OSError, match="no such file"):
        await run(Incarnation(system, "a"))


class OnTrio(TrioActor):
    async def on_start(self) -> None:
        raise OSError("no such file")


class OnThread(ThreadActor):
    def on_start(self) -> None:
        raise OSError("no such file")


both_kinds = pytest.mark.parametrize("kind", [OnTrio, OnThread])


@both_kinds
async def test_failing_start_is_raised_out_of_run_and_is_not_started(
    kind: type[OnTrio | OnThread],
) -> None:
    system, told = ActorSystem(), list[str]()
    incarnation = Incarnation(system, "a")
    incarnation.when_started(lambda: told.append("started"))
    with pytest.raises(OSError, match="no such file"):
        await kind().run(incarnation)
    assert told == []
    assert not system.address("a").is_alive()


@both_kinds
async def test_failing_start_fails_asks_that_the_reference_took(
    kind: type[OnTrio | OnThread],
) -> None:
    actor = kind()
    ref: Ref[TrioActor | ThreadActor] = actor.ref
    reply: Reply[str] = ref.ask(Ping(), block=False)
    await _refused_start(actor, ActorSystem())
    with pytest.raises(Exception, match="outcome unknown"):
        await reply


@both_kinds
async def test_failing_start_is_no_death_of_the_name(kind: type[OnTrio | OnThread]) -> None:
    system = ActorSystem()
    async with run_probe(system) as probe:
        system.deaths.watch("a", watcher=probe.name)
        await probe.receive(Terminated)
        await _refused_start(kind(), system)
        probe.expect_nothing()


async def test_ask_by_name_during_failing_starts_ends_at_its_limit(
    autojump_clock: trio.testing.MockClock,
) -> None:
    system = ActorSystem()
    await _refused_start(OnTrio(), system)
    with pytest.raises(AskTimeout, match=r"'a' did not reply to Ping in 5\.0 s"):
        await system.address("a").ask(Ping())


async def test_run_actor_raises_the_failing_start() -> None:
    with pytest.raises(OSError, match="no such file"):
        async with run_actor(OnThread):
            pytest.fail("the block must not be entered")
