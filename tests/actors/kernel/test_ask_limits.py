"""Every ask has a time limit: its own, or the system's."""

from dataclasses import dataclass

import pytest
import trio
import trio.testing
from understudy.actors.kernel import ActorSystem, Ask, AskTimeout, TrioActor
from understudy.actors.kernel.testing import run_actor


@dataclass(frozen=True, slots=True)
class Work(Ask[str]):
    """Take some seconds for the reply."""

    seconds: float


class Worker(TrioActor):
    mailbox_capacity = 1

    async def on_receive(self, message: Work) -> str:
        await trio.sleep(message.seconds)
        return f"took {message.seconds}"


async def test_ask_ends_at_the_default_limit(autojump_clock: trio.testing.MockClock) -> None:
    async with run_actor(Worker, system=ActorSystem(ask_timeout=2.5)) as address:
        with pytest.raises(AskTimeout, match=r"'tested' did not reply to Work in 2\.5 s"):
            await address.ask(Work(60))
        assert trio.current_time() == pytest.approx(2.5)


async def test_asks_own_limit_may_be_shorter_or_longer(
    autojump_clock: trio.testing.MockClock,
) -> None:
    async with run_actor(Worker, system=ActorSystem(ask_timeout=5)) as address:
        assert await address.ask(Work(10), timeout=11) == "took 10"
        with pytest.raises(AskTimeout):
            await address.ask(Work(1), timeout=0.5)
        assert trio.current_time() == pytest.approx(10.5)


async def test_actor_goes_on_after_its_asker_gave_up(
    autojump_clock: trio.testing.MockClock,
) -> None:
    async with run_actor(Worker) as address:
        with pytest.raises(AskTimeout):
            await address.ask(Work(1), timeout=0.5)
        assert await address.ask(Work(1)) == "took 1"


async def test_limit_holds_for_waiting_for_the_name_room_and_reply_together(
    autojump_clock: trio.testing.MockClock,
) -> None:
    async with run_actor(Worker, system=ActorSystem(ask_timeout=3)) as address:
        address.tell_nowait(Work(2))
        await trio.testing.wait_all_tasks_blocked()
        address.tell_nowait(Work(2))
        with pytest.raises(AskTimeout):
            await address.ask(Work(2))
        assert trio.current_time() == pytest.approx(3)


async def test_awaiting_a_reply_has_the_default_limit_as_well(
    autojump_clock: trio.testing.MockClock,
) -> None:
    async with run_actor(Worker, system=ActorSystem(ask_timeout=4)) as address:
        reply = address.ask_nowait(Work(60))
        with pytest.raises(AskTimeout, match=r"no reply within 4 s"):
            await reply
        with pytest.raises(AskTimeout, match=r"no reply within 1 s"):
            await reply.wait(timeout=1)
        assert trio.current_time() == pytest.approx(5)


@pytest.mark.parametrize("limit", [0, -1])
def test_system_refuses_a_limit_that_is_none(limit: float) -> None:
    with pytest.raises(ValueError, match="ask_timeout must be above 0 seconds"):
        ActorSystem(ask_timeout=limit)
