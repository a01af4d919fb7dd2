"""An error that is no refusal is a reply to its asker, and the end of the actor."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from understudy.actors.kernel import ActorSystem, Ask, Crash, ThreadActor, TrioActor
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


@both_kinds
async def test_crashing_ask_is_replied_to_its_asker_and_ends_the_actor(
    kind: type[OnTrio | OnThread],
) -> None:
    error, system = ZeroDivisionError("in a handler"), ActorSystem()
    replied: list[Exception] = []

    async def ask() -> None:
        async with run_actor(kind, system=system) as address:
            try:
                await address.ask(Raise(error))
            except ZeroDivisionError as reply:
                replied.append(reply)

    with pytest.raises(ZeroDivisionError) as crash:
        await ask()
    assert replied == [crash.value] == [error]
    assert not system.address("tested").is_alive()


@both_kinds
@pytest.mark.parametrize("message", [Raise(OSError("told")), Crash(OSError("told"))])
async def test_crashing_tell_ends_the_actor_after_what_came_before_it(
    kind: type[OnTrio | OnThread], message: object
) -> None:
    system = ActorSystem()
    done: list[str] = []

    async def tell() -> None:
        async with run_actor(kind, system=system) as address:
            address.tell_nowait(Do(lambda: str(done.append("before"))))
            address.tell_nowait(message)
            address.tell_nowait(Do(lambda: str(done.append("after"))))

    with pytest.raises(OSError, match="told"):
        await tell()
    assert done == ["before"]
    lost = [letter.message for letter in system.dead_letters.statistics().latest]
    assert message in lost
    assert len(lost) == 2
