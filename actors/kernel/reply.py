"""One reply type for both kinds of actor: awaitable under trio, blocking in a thread."""

import queue
import sys
from collections.abc import Generator
from typing import Any, TypeVar, cast

import pykka
import trio

from .context import handled_by
from .errors import AskTimeout, BlockingCall, SelfAsk
from .latch import Latch

T = TypeVar("T")
ExcInfo = tuple[type[BaseException] | None, BaseException | None, Any]


class Reply(pykka.Future[T]):
    """A value or an error that comes later, set once by whoever answers.

    Await it (`await reply`, `await reply.wait(timeout=2)`) under trio; call `get()` in any other
    thread. `get()` under trio raises `BlockingCall`, since it would stop the whole loop.
    `limit` (seconds) bounds the waits that name no limit; `asked` is the actor that is to answer.
    """

    def __init__(self, *, limit: float | None = None, asked: str | None = None) -> None:
        self._get_hook = None
        self._limit, self._asked = limit, asked
        # Not `Latch[...]()`: to call through the alias costs more than all the rest.
        self._latch: Latch[tuple[Any, BaseException | None]] = Latch()

    def is_set(self) -> bool:
        """Tell whether the reply has come."""
        return self._latch.is_set()

    def resolve(self, value: Any = None, error: BaseException | None = None) -> bool:
        """Answer with a value or an error; the first one wins. Return whether this was it."""
        return self._latch.set_once((value, error))

    def set(self, value: Any = None) -> None:
        """Answer with a value (Pykka's protocol: a second answer raises `queue.Full`)."""
        if not self.resolve(value):
            raise queue.Full

    def set_exception(self, exc_info: ExcInfo | None = None) -> None:
        """Answer with an error, the one being handled by default (Pykka's protocol)."""
        error = (exc_info or sys.exc_info())[1]
        if not self.resolve(error=error or RuntimeError("an unknown error was replied")):
            raise queue.Full

    def set_get_hook(self, func: Any) -> None:
        """Refuse Pykka's lazy hooks: they run inside the waiter and cannot be awaited."""
        raise BlockingCall("a Reply has no hooks: await it, then compute with the value")

    async def wait(self, *, timeout: float | None = None) -> T:
        """Wait for the reply under trio, for at most `timeout` seconds (`AskTimeout`)."""
        seconds = self._seconds(timeout)
        if not await self._latch.wait(seconds):
            raise AskTimeout(f"no reply within {seconds} s; the actor may still be at work")
        return self.outcome()

    async def wait_set(self, timeout: float | None = None) -> bool:
        """Wait for at most `timeout` seconds; tell whether the reply has come."""
        return await self._latch.wait(timeout)

    def __await__(self) -> Generator[Any, Any, T]:
        return self.wait().__await__()

    def get(self, *, timeout: float | None = None) -> T:
        """Block this thread until the reply comes; never under trio."""
        if not self._latch.is_set():
            if trio.lowlevel.in_trio_run():
                raise BlockingCall("get() would block trio's event loop: use `await reply`")
            seconds = self._seconds(timeout)
            if not self._latch.block(seconds):
                raise AskTimeout(f"no reply within {seconds} s; the actor may still be at work")
        return self.outcome()

    def _seconds(self, timeout: float | None) -> float | None:
        if self._asked is not None and self._asked == handled_by() and not self.is_set():
            raise SelfAsk(f"{self._asked!r} waits in a handler for its own reply")
        return self._limit if timeout is None else timeout

    def outcome(self) -> T:
        """Return the value or raise the error of a reply that has come."""
        value, error = self._latch.value
        if error is not None:
            raise error
        return cast("T", value)
