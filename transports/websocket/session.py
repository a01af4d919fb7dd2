"""One client's connection: its subscriptions, and its commands."""

from typing import Protocol

import trio

from ...actors.kernel import KernelError, Refusal, new_context, use_context
from ..streams import Streams, parse_cursor
from .closing import GOING_AWAY, NORMAL, code_of
from .commands import parse_command
from .messages import message
from .obeying import obey
from .subscriptions import Subscriptions


class Socket(Protocol):
    """What a session needs of Quart's WebSocket."""

    async def accept(self) -> None: ...
    async def receive(self) -> str | bytes: ...
    async def send(self, data: str) -> None: ...
    async def close(self, code: int, reason: str = "") -> None: ...


class Session:
    """Serves one accepted connection until either side ends it."""

    def __init__(self, streams: Streams, socket: Socket) -> None:
        self._streams, self._socket = streams, socket
        self._closed = False

    async def run(self, topic: str, after: str | None, *, once: bool) -> None:
        """Send `topic` after a cursor, and obey commands; with `once`, until the topic's end."""
        async with trio.open_nursery() as nursery:
            self._nursery = nursery
            self._subscriptions = Subscriptions(self._streams, self._socket.send, nursery)
            nursery.start_soon(self._close_with_door)
            try:
                cursor = await parse_cursor(after, self._streams.services.log)
                await self._subscriptions.add(topic, cursor)
            except (Refusal, KernelError) as error:
                await self.refuse(error)
                return nursery.cancel_scope.cancel()
            if once:
                nursery.start_soon(self._close_at_the_end)
            while True:
                await self._obey(await self._socket.receive())

    async def refuse(self, error: Exception) -> None:
        """Say what is wrong, and close."""
        code = code_of(error)
        await self._socket.send(message("error", {"code": code.name, "message": str(error)}))
        await self._close(code.close, code.name)

    async def _close_with_door(self) -> None:
        await self._streams.closing.wait()
        await self._subscriptions.wait_none()
        await self._close(GOING_AWAY, "the server shuts down")
        self._nursery.cancel_scope.cancel()

    async def _close_at_the_end(self) -> None:
        await self._subscriptions.wait_none()
        if not self._streams.closing.is_set():
            await self._close(NORMAL, "nothing is followed any more")
            self._nursery.cancel_scope.cancel()

    async def _close(self, code: int, reason: str) -> None:
        if not self._closed:
            self._closed = True
            await self._socket.close(code, reason)

    # Each command is an outside request of its own.
    async def _obey(self, text: str | bytes) -> None:
        request_id: str | None = None
        try:
            command = parse_command(text)
            request_id = command.id
            with use_context(new_context()):
                kind, fields = await obey(command, self._streams, self._subscriptions)
        except (Refusal, KernelError) as error:
            kind, fields = "error", {"code": code_of(error).name, "message": str(error)}
        await self._socket.send(message(kind, fields, request_id=request_id))
