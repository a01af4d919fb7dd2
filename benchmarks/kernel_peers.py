"""The peers of our actors: Pykka as it is, and trio's memory channels."""

import time
from typing import Any

import pykka
import trio


class BarePykka(pykka.ThreadingActor):
    """Pykka as it is."""

    def on_receive(self, message: Any) -> int:
        """Answer."""
        return 1


def pykka_tells(count: int) -> float:
    """Return messages per second told to a Pykka actor and handled by it."""
    ref = BarePykka.start()
    began = time.perf_counter()
    for _ in range(count):
        ref.tell(1)
    ref.ask(1)
    rate = count / (time.perf_counter() - began)
    ref.stop()
    return rate


def pykka_asks(count: int) -> float:
    """Return microseconds per ask of a Pykka actor."""
    ref = BarePykka.start()
    began = time.perf_counter()
    for _ in range(count):
        ref.ask(1)
    spent = time.perf_counter() - began
    ref.stop()
    return spent / count * 1e6


async def channel_sends(count: int) -> float:
    """Return messages per second through one memory channel between two tasks."""
    send, receive = trio.open_memory_channel[int](count)

    async def consume() -> None:
        async for _ in receive:
            pass

    began = time.perf_counter()
    async with trio.open_nursery() as nursery, send:
        nursery.start_soon(consume)
        for number in range(count):
            await send.send(number)
    return count / (time.perf_counter() - began)


async def channel_round_trips(count: int) -> float:
    """Return microseconds per round trip through two memory channels."""
    there, serve = trio.open_memory_channel[int](0)
    back, answers = trio.open_memory_channel[int](0)

    async def answer() -> None:
        async for number in serve:
            await back.send(number)

    async with trio.open_nursery() as nursery, there:
        nursery.start_soon(answer)
        began = time.perf_counter()
        for number in range(count):
            await there.send(number)
            await answers.receive()
        return (time.perf_counter() - began) / count * 1e6
