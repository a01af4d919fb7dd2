"""The body of a response that never ends by itself."""

from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self

from quart.wrappers.response import ResponseBody

from ...actors.broadcaster import TopicPattern
from ...actors.kernel import KernelError, Refusal
from ..streams import Following, Step, StreamClosing, StreamFailed, Streams, follow
from .format import (
    BEGINNING,
    KEEP_ALIVE,
    closing_lines,
    end_lines,
    error_lines,
    event_lines,
)


# An object and no generator: Quart leaves it when the client has gone, at once and for certain,
# where a generator that hangs at a `yield` would be left to the garbage collector.
class SseBody(ResponseBody):
    """Events as lines, a sign of life when there are none for `keep_alive` seconds, an end."""

    def __init__(
        self, streams: Streams, wanted: TopicPattern, *, after: int, keep_alive: float
    ) -> None:
        self._streams, self._wanted, self._after = streams, wanted, after
        self._keep_alive = keep_alive
        self._stack = AsyncExitStack()
        self._following: Following | None = None
        self._ended = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        await self._stack.aclose()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        if self._ended:
            raise StopAsyncIteration
        try:
            return await self._next()
        except StreamClosing:
            self._ended = True
            return closing_lines()
        except (StreamFailed, Refusal, KernelError) as error:
            self._ended = True
            return error_lines(str(error))

    async def _next(self) -> bytes:
        if self._following is None:
            following = follow(self._streams, self._wanted, after=self._after)
            self._following = await self._stack.enter_async_context(following)
            return BEGINNING
        return self._lines(await self._following.next(within=self._keep_alive))

    def _lines(self, step: Step) -> bytes:
        pieces = [event_lines(frame) for frame in step.frames]
        if step.ended is not None:
            self._ended = True
            pieces.append(end_lines(step.ended))
        return b"".join(pieces) or KEEP_ALIVE
