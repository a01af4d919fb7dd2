"""The end of a trio actor: it cleans up, within its deadline."""

import logging

import pytest
import trio
import trio.testing
from understudy.actors.kernel import ActorSystem, Crash, Incarnation, TrioActor
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
