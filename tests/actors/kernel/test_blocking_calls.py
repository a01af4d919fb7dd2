"""What would block trio's loop says what to do instead; in a plain thread it works."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

import pykka
import pytest
import trio
from understudy.actors.kernel import (
    Ask,
    AskTimeout,
    BlockingCall,
    Ref,
    Reply,
    StopAllGuard,
    ThreadActor,
    TrioActor,
    Unsupervised,
)
from understudy.actors.kernel.testing import run_actor


@dataclass(frozen=True, slots=True)
class Double(Ask[int]):
    """Want twice the number."""

    number: int


class OnTrio(TrioActor):
    async def on_receive(self, message: Double) -> int:
        return 2 * message.number


class OnThread(ThreadActor):
    def on_receive(self, message: Double) -> int:
        return 2 * message.number


BLOCKING: list[tuple[str, Callable[[Ref[Any]], object]]] = [
    ("await address.ask", lambda ref: ref.ask(Double(1))),
    ("await address.ask", lambda ref: ref.ask(Double(1), block=True, timeout=1)),
    ("StopChild", lambda ref: ref.stop()),
    ("await reply", lambda ref: ref.ask(Double(1), block=False).get()),
    ("tell or ask", lambda ref: ref.proxy()),
]
both_kinds = pytest.mark.parametrize("kind", [OnTrio, OnThread])


@both_kinds
@pytest.mark.parametrize(("instead", "call"), BLOCKING)
async def test_blocking_call_under_trio_says_what_to_do_instead(
    kind: type[OnTrio | OnThread], instead: str, call: Callable[[Ref[Any]], object]
) -> None:
    actor = kind()
    async with run_actor(lambda: actor):
        with pytest.raises(BlockingCall, match=instead):
            call(actor.ref)


@both_kinds
async def test_blocking_calls_work_in_a_plain_thread(kind: type[OnTrio | OnThread]) -> None:
    actor = kind()

    def block() -> tuple[object, ...]:
        first = actor.ref.ask(Double(1)), actor.ref.ask(Double(2), block=False).get()
        return *first, actor.ref.stop(), actor.ref.is_alive(), actor.ref.stop()

    async with run_actor(lambda: actor):
        assert await trio.to_thread.run_sync(block) == (2, 4, True, False, False)


async def test_blocking_wait_in_a_plain_thread_has_its_limit() -> None:
    with pytest.raises(AskTimeout, match=r"no reply within 0\.001 s"):
        await trio.to_thread.run_sync(lambda: Reply[None](limit=0.001).get())


@pytest.fixture
def guard() -> Generator[StopAllGuard]:
    guard = StopAllGuard()
    guard.register()
    yield guard
    guard.unregister()


@pytest.mark.usefixtures("guard")
def test_stop_all_is_refused_and_searches_of_the_registry_go_on() -> None:
    with pytest.raises(BlockingCall, match="stop the application instead"):
        pykka.ActorRegistry.stop_all()
    assert pykka.ActorRegistry.get_by_class(TrioActor) == []
    assert pykka.ActorRegistry.get_by_urn("unknown") is None


@both_kinds
def test_start_without_a_supervisor_is_refused(kind: type[OnTrio | OnThread]) -> None:
    with pytest.raises(Unsupervised, match=f"{kind.__name__} is run by a supervisor"):
        kind.start()
