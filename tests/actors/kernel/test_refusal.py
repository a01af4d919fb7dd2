"""A refusal is a reply, and the actor that refuses lives on."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from understudy.actors.kernel import (
    ActorSystem,
    Address,
    Ask,
    Conflict,
    Crash,
    Invalid,
    NotFound,
    Refusal,
    ThreadActor,
    TrioActor,
    Unavailable,
)
from understudy.actors.kernel.testing import run_actor


@dataclass(frozen=True, slots=True)
class Do(Ask[str]):
    """Let the actor call a function."""

    action: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Raise(Ask[None]):
    """Let the actor raise an error."""

    error: Exception


def act(message: object) -> str:
    if isinstance(message, Raise):
        raise message.error
    assert isinstance(message, Do)
    return message.action()


class OnTrio(TrioActor):
    async def on_receive(self, message: object) -> str:
        return act(message)


class OnThread(ThreadActor):
    def on_receive(self, message: object) -> str:
        return act(message)


both_kinds = pytest.mark.parametrize("kind", [OnTrio, OnThread])
REFUSALS = [Invalid("a"), NotFound("b"), Conflict("c"), Unavailable("d", retry_after=2.0)]


async def _alive(address: Address) -> bool:
    return await address.ask(Do(lambda: "alive")) == "alive"


@both_kinds
@pytest.mark.parametrize("refusal", REFUSALS)
async def test_refused_ask_is_a_reply_and_the_actor_lives(
    kind: type[OnTrio | OnThread], refusal: Refusal
) -> None:
    async with run_actor(kind) as address:
        with pytest.raises(type(refusal)) as caught:
            await address.ask(Raise(refusal))
        assert caught.value is refusal
        assert await _alive(address)


@both_kinds
async def test_refused_tell_is_logged_and_counted_and_the_actor_lives(
    kind: type[OnTrio | OnThread], caplog: pytest.LogCaptureFixture
) -> None:
    system = ActorSystem()
    with caplog.at_level(logging.WARNING):
        async with run_actor(kind, system=system) as address:
            await address.tell(Raise(NotFound("no such task")))
            assert await _alive(address)
            assert [actor.refused for actor in system.statistics().actors] == [1]
    assert "no such task" in caplog.text
    assert system.dead_letters.statistics().count == 0


@both_kinds
async def test_injected_refusal_is_one_as_from_a_handler(kind: type[OnTrio | OnThread]) -> None:
    async with run_actor(kind) as address:
        await address.tell(Crash(NotFound("injected")))
        assert await _alive(address)
