"""Answers that are given before the request has come in whole."""

from typing import Any

import trio
from hypercorn.typing import ASGIFramework, ASGIReceiveCallable, ASGISendCallable, Scope

# So much more of a request is taken in, and for so long, to keep its connection.
PATIENCE = 2.0  # seconds
MOST = 16 * 1024 * 1024  # bytes


# While the end of an answer is being sent, hypercorn tells the application that the exchange is
# over. Quart ends its tasks at that, the one that is sending among them: the connection would be
# left without its idle time limit, or, when the request has not come in whole, open and dead. So
# the end of every answer is sent from outside of Quart; and an early one waits, for a while, for
# the end of the request.
class EarlyAnswers:
    """ASGI around an application: what it answers early breaks no connection."""

    def __init__(self, app: ASGIFramework) -> None:
        self._app = app

    async def __call__(
        self, scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable
    ) -> None:
        """Serve one request; whatever is no HTTP passes through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(receive, send)
        await self._app(scope, exchange.receive, exchange.send)
        await exchange.finish()


class _Exchange:
    """One request and its answer, whose end is held back."""

    def __init__(self, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        self._receive, self._send = receive, send
        self._is_whole = self._has_left = False
        self._end: Any = None

    async def receive(self) -> Any:
        """Receive for the application."""
        message: Any = await self._receive()
        self._has_left = message["type"] == "http.disconnect"
        self._is_whole = self._has_left or not message.get("more_body", False)
        return message

    async def send(self, message: Any) -> None:
        """Send for the application, but hold back the end."""
        is_end = message["type"] == "http.response.body" and not message.get("more_body", False)
        if is_end:
            self._end = message
            await trio.lowlevel.checkpoint()
        else:
            await self._send(message)

    async def finish(self) -> None:
        """Take in the rest of the request, if it comes soon, and send what was held back."""
        if self._end is None:
            return
        with trio.move_on_after(PATIENCE):
            await self._take_rest(MOST)
        async with trio.open_nursery() as nursery:
            if not self._is_whole:  # what still comes must not hold up the end
                nursery.start_soon(self._discard)
            await self._send(self._end)
            nursery.cancel_scope.cancel()

    async def _take_rest(self, most: int) -> None:
        while not self._is_whole and most > 0:
            message = await self.receive()
            most -= len(message.get("body", b""))

    async def _discard(self) -> None:
        while not self._has_left:
            await self.receive()
