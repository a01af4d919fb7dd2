"""A WebSocket client that speaks JSON."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import msgspec
import pytest
import trio
import trio_websocket


class Talk:
    """One connection: `say` a message, `hear` the next one, `closed` for why it ended."""

    def __init__(self, socket: trio_websocket.WebSocketConnection) -> None:
        self.socket = socket

    async def say(self, **fields: Any) -> None:
        """Send a message."""
        await self.socket.send_message(msgspec.json.encode(fields).decode())

    async def hear(self) -> dict[str, Any]:
        """Wait for the next message."""
        with trio.fail_after(10):
            message = msgspec.json.decode(await self.socket.get_message())
        assert message["protocol"] == 1
        return message

    async def hear_until(self, kind: str) -> list[dict[str, Any]]:
        """Wait for a message of a type, and return all up to it."""
        heard = [await self.hear()]
        while heard[-1]["type"] != kind:
            heard.append(await self.hear())
        return heard

    async def closed(self) -> tuple[int, str | None]:
        """Wait for the end, and return its code and reason; nothing may come before."""
        with trio.fail_after(10):
            with pytest.raises(trio_websocket.ConnectionClosed) as caught:
                await self.socket.get_message()
        assert caught.value.reason is not None
        return caught.value.reason.code, caught.value.reason.reason


@pytest.fixture
def talk() -> Callable[[str, str], AbstractAsyncContextManager[Talk]]:
    """`async with talk(base_url, "/ws") as client`: an open connection."""

    # Over a stream of our own: the library leaves it open when the server closed first.
    @asynccontextmanager
    async def connect(base: str, path: str) -> AsyncGenerator[Talk]:
        host, port = base.removeprefix("http://").split(":")
        stream = await trio.open_tcp_stream(host, int(port))
        async with stream, trio.open_nursery() as nursery:
            where = f"{host}:{port}"
            socket = await trio_websocket.wrap_client_stream(nursery, stream, where, path)
            async with socket:
                yield Talk(socket)

    return connect
