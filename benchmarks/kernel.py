"""Messages: both kinds of our actors beside bare Pykka and a bare trio channel."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import trio
from understudy.actors.kernel import Address, Ask, ThreadActor, TrioActor
from understudy.actors.kernel.testing import run_actor

from . import kernel_peers as peers
from .harness import Comparison, Contender

TELLS, ASKS = 100_000, 5_000
Client = Callable[[Address], Awaitable[float]]


@dataclass(frozen=True, slots=True)
class Ping(Ask[int]):
    """Answered with 1."""


class OnTrio(TrioActor):
    """Answers in a task."""

    mailbox_capacity = TELLS + 1

    async def on_receive(self, message: Any) -> int:
        """Answer."""
        return 1


class InThread(ThreadActor):
    """Answers in a thread."""

    mailbox_capacity = TELLS + 1

    def on_receive(self, message: Any) -> int:
        """Answer."""
        return 1


def comparisons() -> list[Comparison]:
    """Return the comparisons of this suite."""
    return [
        Comparison(
            "tell",
            "messages/s",
            (
                Contender("trio actor", lambda: _ours(OnTrio, _tells)),
                Contender("thread actor", lambda: _ours(InThread, _tells)),
                Contender("bare Pykka", lambda: peers.pykka_tells(TELLS)),
                Contender("bare trio memory channel", lambda: trio.run(peers.channel_sends, TELLS)),
            ),
            target=">= 700,000 on trio",
        ),
        Comparison(
            "ask and reply",
            "us a round trip",
            (
                Contender("trio actor", lambda: _ours(OnTrio, _asks)),
                Contender("thread actor, from trio", lambda: _ours(InThread, _asks)),
                Contender("bare Pykka, between threads", lambda: peers.pykka_asks(ASKS)),
                Contender(
                    "two bare trio memory channels",
                    lambda: trio.run(peers.channel_round_trips, ASKS),
                ),
            ),
            more_is_better=False,
            target="<= 15 us on trio",
        ),
    ]


def _ours(kind: Callable[[], TrioActor | ThreadActor], client: Client) -> float:
    async def measured() -> float:
        async with run_actor(kind) as address:
            return await client(address)

    return trio.run(measured)


async def _tells(address: Address) -> float:
    began = time.perf_counter()
    for _ in range(TELLS):
        address.tell_nowait(Ping())
    await address.ask(Ping(), timeout=60)
    return TELLS / (time.perf_counter() - began)


async def _asks(address: Address) -> float:
    began = time.perf_counter()
    for _ in range(ASKS):
        await address.ask(Ping())
    return (time.perf_counter() - began) / ASKS * 1e6
