"""A watcher that remembers, and a connection that breaks."""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import trio


@dataclass
class Seen:
    """A watcher that remembers."""

    events: list[Mapping[str, Any]] = field(default_factory=list[Mapping[str, Any]])
    notes: list[str] = field(default_factory=list[str])

    async def show(self, event: Mapping[str, Any]) -> None:
        self.events.append(event)
        await trio.lowlevel.checkpoint()

    async def note(self, text: str) -> None:
        self.notes.append(text)
        await trio.lowlevel.checkpoint()


@asynccontextmanager
async def cutting_proxy(port: int, lengths: list[int]) -> AsyncGenerator[int]:
    """Pass connections on to `port`; cut each after so many bytes of answers, while there are."""

    async def pump(source: trio.SocketStream, sink: trio.SocketStream, most: float) -> None:
        async for data in source:
            await sink.send_all(data[: int(min(most, len(data)))])
            most -= len(data)
            if most <= 0:
                return

    async def serve(client: trio.SocketStream) -> None:
        most = lengths.pop(0) if lengths else float("inf")
        server = await trio.open_tcp_stream("127.0.0.1", port)
        async with client, server, trio.open_nursery() as nursery:
            nursery.start_soon(pump, client, server, float("inf"))
            await pump(server, client, most)
            nursery.cancel_scope.cancel()

    async with trio.open_nursery() as nursery:
        (listener,) = await trio.open_tcp_listeners(0, host="127.0.0.1")
        nursery.start_soon(trio.serve_listeners, serve, [listener])
        yield listener.socket.getsockname()[1]
        nursery.cancel_scope.cancel()


@pytest.fixture(name="make_seen")
def make_seen_fixture() -> Callable[[], Seen]:
    return Seen


@pytest.fixture(name="cutting_proxy")
def cutting_proxy_fixture() -> Callable[[int, list[int]], AbstractAsyncContextManager[int]]:
    return cutting_proxy
