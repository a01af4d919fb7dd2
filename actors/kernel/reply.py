"""One reply type for both kinds of actor: awaitable under trio, blocking in a thread."""

import queue
import sys
from collections.abc import Generator
from typing import Any, TypeVar, cast

import pykka
import trio

from .errors import AskTimeout, BlockingCall
from .latch import Latch

T = TypeVar("T")
ExcInfo = tuple[type[BaseException] | None, BaseException | None, Any]


class Reply(pykka.Future[T]):
    """A value or an error that comes later, set once by whoever answers.

    Await it (`await reply`, `await reply.wait(timeout=2)`) under trio; call `get()` in any other
    thread. `get()` under trio raises `BlockingCall`, since it would stop the whole loop.
    """

    def __init__(self) -> None:
        self._get_hook = None
        self._latch = Latch()
        self._value: Any = None
        self._error: BaseException | None = None

    def is_set(self) -> bool:
        """Tell whether the reply has come."""
        return self._latch.is_set()

    def resolve(self, value: Any = None, error: BaseException | None = None) -> bool:
        """Answer with a value or an error; the first one wins. Return whether this was it."""

        def store() -> None:
            self._value, self._error = value, error

        return self._latch.set_once(store)

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
        if not await self._latch.wait(timeout):
            raise AskTimeout(f"no reply within {timeout} s; the actor may still be at work")
        return self._outcome()

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
            if not self._latch.block(timeout):
                raise AskTimeout(f"no reply within {timeout} s; the actor may still be at work")
        return self._outcome()

    def _outcome(self) -> T:
        if self._error is not None:
            raise self._error
        return cast("T", self._value)
