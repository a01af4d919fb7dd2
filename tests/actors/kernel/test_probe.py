"""The helpers for tests, which are shipped for users."""

from dataclasses import dataclass

import pytest
import trio
import trio.testing
from understudy.actors.kernel import ActorSystem, Ask, Crash, TrioActor
from understudy.actors.kernel.testing import run_actor, run_probe


@dataclass(frozen=True, slots=True)
class Ping(Ask[None]):
    """Want a reply."""


async def test_probe_returns_messages_in_order_and_keeps_them() -> None:
    system = ActorSystem()
    async with run_probe(system) as probe:
        for message in ("a", 1):
            await system.address(probe.name).tell(message)
        assert await probe.receive(str) == "a"
        assert await probe.receive(int) == 1
        probe.expect_nothing()
    assert probe.received == ["a", 1]


async def test_probe_waits_for_a_message_that_comes_later(nursery: trio.Nursery) -> None:
    system = ActorSystem()
    async with run_probe(system) as probe:
        nursery.start_soon(system.address("probe").tell, "late")
        assert await probe.receive(str) == "late"


async def test_message_of_another_type_fails_the_test() -> None:
    system = ActorSystem()
    async with run_probe(system) as probe:
        await system.address("probe").tell("text")
        with pytest.raises(AssertionError, match="expected int, got 'text'"):
            await probe.receive(int)


async def test_no_message_in_time_fails_the_test(autojump_clock: trio.testing.MockClock) -> None:
    async with run_probe(ActorSystem()) as probe:
        with pytest.raises(AssertionError, match=r"no str came in 5\.0 s"):
            await probe.receive(str)
        assert trio.current_time() == pytest.approx(5)


async def test_expect_nothing_fails_for_a_message_that_was_not_received() -> None:
    system = ActorSystem()
    async with run_probe(system) as probe:
        system.address("probe").tell_nowait("on its way")
        with pytest.raises(AssertionError, match="1 on their way"):
            probe.expect_nothing()
        await system.address("probe").ask(Ping())
        with pytest.raises(AssertionError, match="'on its way', Ping"):
            probe.expect_nothing()


async def test_run_actor_ends_it_after_what_it_was_sent() -> None:
    handled: list[object] = []

    class Keeping(TrioActor):
        async def on_receive(self, message: object) -> None:
            handled.append(message)

    async with run_actor(Keeping) as address:
        address.tell_nowait("last")
        assert handled == []
    assert handled == ["last"]
    assert not address.is_alive()


async def test_run_actor_cuts_the_block_off_at_a_crash_and_raises_it_alone() -> None:
    async def crash() -> None:
        async with run_actor(TrioActor) as address:
            address.tell_nowait(Crash(OSError("disk")))
            await trio.sleep_forever()

    with pytest.raises(OSError, match="disk"):
        await crash()


async def test_run_actor_raises_an_error_of_the_block_and_ends_the_actor() -> None:
    system = ActorSystem()
    with pytest.raises(ZeroDivisionError):
        async with run_actor(TrioActor, system=system):
            raise ZeroDivisionError
    assert not system.address("tested").is_alive()
