"""An actor that would wait for its own reply is told so at once."""

from dataclasses import dataclass

import pytest
import trio
from understudy.actors.kernel import ActorSystem, Ask, SelfAsk, ThreadActor, TrioActor
from understudy.actors.kernel.testing import run_actor


@dataclass(frozen=True, slots=True)
class Echo(Ask[str]):
    """Want a word back."""


@dataclass(frozen=True, slots=True)
class AskYourself(Ask[str]):
    """Ask the actor under its own name."""


class OnTrio(TrioActor):
    background = True

    async def on_receive(self, message: object) -> str:
        if isinstance(message, AskYourself):
            return await self.system.address(self.name).ask(Echo())
        return "echo"


class Awaiting(OnTrio):
    async def on_receive(self, message: object) -> str:
        if isinstance(message, AskYourself):
            return await self.system.address(self.name).ask_nowait(Echo())
        return "echo"


class OnThread(ThreadActor):
    def on_receive(self, message: object) -> str:
        return self.ref.ask(Echo()) if isinstance(message, AskYourself) else "echo"


@pytest.mark.parametrize("kind", [OnTrio, Awaiting, OnThread])
async def test_ask_of_oneself_in_a_handler_is_an_error(kind: type[OnTrio | OnThread]) -> None:
    async def ask() -> None:
        async with run_actor(kind) as address:
            await address.ask(AskYourself())

    with pytest.raises(SelfAsk):
        await ask()


async def test_ask_of_oneself_at_the_start_is_an_error() -> None:
    class Starting(OnTrio):
        async def on_start(self) -> None:
            await self.system.address(self.name).ask(Echo())

    with pytest.raises(SelfAsk):
        async with run_actor(Starting):
            pass


async def test_background_task_may_ask_its_own_actor() -> None:
    answers: list[str] = []

    class Musing(OnTrio):
        async def on_start(self) -> None:
            self.start_soon(self.muse)

        async def muse(self) -> None:
            answers.append(await self.system.address(self.name).ask(Echo()))
            self.stop()

    async with run_actor(Musing):
        await trio.lowlevel.checkpoint()
    assert answers == ["echo"]


async def test_task_that_a_handler_starts_elsewhere_may_ask_the_actor() -> None:
    answers: list[str] = []

    async def ask() -> None:
        answers.append(await system.address("tested").ask(Echo()))

    class Starter(OnTrio):
        async def on_receive(self, message: object) -> str:
            if isinstance(message, AskYourself):
                elsewhere.start_soon(ask)
            return "echo"

    system = ActorSystem()
    async with run_actor(Starter, system=system) as address, trio.open_nursery() as elsewhere:
        await address.ask(AskYourself())
    assert answers == ["echo"]
