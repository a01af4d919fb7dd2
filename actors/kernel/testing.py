"""Helpers for tests of actors, for users too: run one without a supervisor, or probe others."""

import math
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import trio

from .address import Address
from .child import Runnable
from .groups import single_error
from .incarnation import Incarnation
from .system import ActorSystem
from .trio_actor import TrioActor

M = TypeVar("M")


class Probe(TrioActor):
    """An actor that keeps what it is told, for a test to look at.

    Use `async with run_probe(system) as probe`, give `probe.name` to the actor under test, and
    `await probe.receive(Ended)`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.received: list[Any] = []
        self._send, self._receive = trio.open_memory_channel[Any](math.inf)

    async def on_receive(self, message: Any) -> Any:
        """Keep the message."""
        self.received.append(message)
        self._send.send_nowait(message)

    async def receive(self, kind: type[M], *, timeout: float = 5.0) -> M:
        """Wait for the next message; it must be of the given type (`AssertionError`)."""
        with trio.move_on_after(timeout):
            message = await self._receive.receive()
            if not isinstance(message, kind):
                raise AssertionError(f"expected {kind.__name__}, got {message!r}")
            return message
        raise AssertionError(f"no {kind.__name__} came in {timeout} s")

    def expect_nothing(self) -> None:
        """Fail when there is a message that `receive` has not returned yet."""
        kept = self._receive.statistics().current_buffer_used
        if kept or len(self.mailbox):
            last = self.received[len(self.received) - kept :]
            raise AssertionError(f"unexpected: {last!r}, and {len(self.mailbox)} on their way")


@asynccontextmanager
async def run_actor(
    factory: Callable[[], Runnable], *, name: str = "tested", system: ActorSystem | None = None
) -> AsyncGenerator[Address]:
    """Run one actor for the length of the block; its crash cuts the block off and leaves it."""
    system = system or ActorSystem()
    try:
        async with trio.open_nursery() as nursery:
            incarnation = await nursery.start(_run_started, factory, system, name)
            yield system.address(name)
            if not incarnation.request_stop():
                nursery.cancel_scope.cancel()
    except BaseExceptionGroup as group:
        raise single_error(group) from None


async def _run_started(
    factory: Callable[[], Runnable],
    system: ActorSystem,
    name: str,
    *,
    task_status: trio.TaskStatus[Incarnation],
) -> None:
    incarnation = Incarnation(system, name)
    incarnation.when_started(lambda: task_status.started(incarnation))
    await factory().run(incarnation)


@asynccontextmanager
async def run_probe(system: ActorSystem, *, name: str = "probe") -> AsyncGenerator[Probe]:
    """Run a probe under `name` for the length of the block."""
    probe = Probe()
    async with run_actor(lambda: probe, name=name, system=system):
        yield probe
