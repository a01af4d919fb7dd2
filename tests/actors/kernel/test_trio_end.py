"""The end of a trio actor: cleaning up, within its deadline, and deferred answers."""

import logging

import pytest
import trio
import trio.testing
from understudy.actors.kernel import ActorSystem, Ask, Crash, Envelope, Incarnation, TrioActor
from understudy.actors.kernel.testing import run_actor


class Cleaning(TrioActor):
    stop_deadline = 2.0

    def __init__(self, *, seconds: float = 0, error: Exception | None = None) -> None:
        super().__init__()
        self._seconds, self._error = seconds, error
        self.cleaned = False

    async def on_stop(self) -> None:
        await trio.sleep(self._seconds)
        self.cleaned = True
        if self._error is not None:
            raise self._error


async def test_cancelled_actor_cleans_up(autojump_clock: trio.testing.MockClock) -> None:
    actor, system = Cleaning(seconds=1), ActorSystem()
    async with trio.open_nursery() as nursery:
        nursery.start_soon(actor.run, Incarnation(system, "a"))
        await system.address("a").wait_alive()
        nursery.cancel_scope.cancel()
    assert actor.cleaned
    assert system.statistics().overran == ()


async def test_cleaning_up_is_cut_off_at_its_deadline(
    autojump_clock: trio.testing.MockClock,
) -> None:
    actor, system = Cleaning(seconds=60), ActorSystem()
    async with run_actor(lambda: actor, system=system):
        pass
    assert not actor.cleaned
    assert trio.current_time() == pytest.approx(2)
    assert system.statistics().overran == ("tested",)


async def test_failing_to_clean_up_is_a_crash() -> None:
    with pytest.raises(OSError, match="closing"):
        async with run_actor(lambda: Cleaning(error=OSError("closing"))):
            pass


async def test_first_error_counts_and_the_second_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def crash() -> None:
        async with run_actor(lambda: Cleaning(error=OSError("closing"))) as address:
            address.tell_nowait(Crash(ZeroDivisionError("first")))

    with caplog.at_level(logging.ERROR), pytest.raises(ZeroDivisionError, match="first"):
        await crash()
    assert "OSError: closing" in caplog.text


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


def test_defer_outside_a_handler_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="inside on_receive"):
        Deferring().defer()
