"""A one-shot event that tasks await and threads block on, set from any thread."""

import threading
from collections.abc import Callable

import trio

from .wakeup import Loop


class Latch:
    """Unset, then set for ever; whoever waits is woken in its own loop or thread."""

    __slots__ = ("_is_set", "_lock", "_wakers")

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_set = False
        self._wakers: list[Callable[[], object]] = []

    def is_set(self) -> bool:
        """Tell whether it was set."""
        return self._is_set

    def set_once(self, before: Callable[[], object] | None = None) -> bool:
        """Set it; of several callers one gets True, whose `before` runs ahead of any waiter."""
        with self._lock:
            if self._is_set:
                return False
            if before is not None:
                before()
            self._is_set = True
            wakers, self._wakers = self._wakers, []
        for wake in wakers:
            wake()
        return True

    async def wait(self, timeout: float | None = None) -> bool:
        """Wait under trio for at most `timeout` seconds; tell whether it is set."""
        event, loop = trio.Event(), Loop()
        if not self._add_waker(lambda: loop.wake(event)):
            await trio.lowlevel.checkpoint()
        elif timeout is None:
            await event.wait()
        else:
            with trio.move_on_after(timeout):
                await event.wait()
        return self._is_set

    def block(self, timeout: float | None = None) -> bool:
        """Block this thread for at most `timeout` seconds; tell whether it is set."""
        event = threading.Event()
        if self._add_waker(event.set):
            event.wait(timeout)
        return self._is_set

    def _add_waker(self, waker: Callable[[], object]) -> bool:
        with self._lock:
            if not self._is_set:
                self._wakers.append(waker)
            return not self._is_set
