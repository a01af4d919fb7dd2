"""The HTTP requests that are being served, and an answer for when nobody serves them."""

from collections.abc import Generator
from contextlib import contextmanager

import trio
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send


class Calls:
    """Counts the calls under way. A GET is a stream that never ends by itself: no call."""

    def __init__(self) -> None:
        self._count = 0
        self._idle = trio.Event()
        self._idle.set()

    @contextmanager
    def counted(self, scope: Scope) -> Generator[None]:
        """Count a request for the length of the block, if it is a call."""
        if scope.get("method") != "POST":
            yield
            return
        if not self._count:
            self._idle = trio.Event()
        self._count += 1
        try:
            yield
        finally:
            self._count -= 1
            if not self._count:
                self._idle.set()

    async def wait_idle(self) -> None:
        """Wait until no call is under way."""
        await self._idle.wait()


async def unavailable(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer that MCP is not served now, and when to come back."""
    answer = PlainTextResponse(
        "MCP is not available: the server ends, or this part of it starts again.",
        status_code=503,
        headers={"Retry-After": "1"},
    )
    await answer(scope, receive, send)
