"""A value that is set once, which tasks await and threads block on, set from any thread."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

import trio

from .deadlines import current_deadlines
from .wakeup import Sleeper

T = TypeVar("T")


class Latch(Generic[T]):
    """Unset, then set for ever; whoever waits is woken in its own loop or thread."""

    __slots__ = ("_is_set", "_lock", "_wakers", "value")
    value: T

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_set = False
        self._wakers: list[Callable[[], object]] = []

    def is_set(self) -> bool:
        """Tell whether it was set, so that there is a `value`."""
        return self._is_set

    def set_once(self, value: T) -> bool:
        """Set it; of several callers one gets True, and it is that one's value."""
        with self._lock:
            if self._is_set:
                return False
            self.value = value
            self._is_set = True
            wakers, self._wakers = self._wakers, []
        for wake in wakers:
            wake()
        return True

    async def wait(self, timeout: float | None = None) -> bool:
        """Wait under trio for at most `timeout` seconds; tell whether it is set."""
        sleeper = Sleeper()
        wake = sleeper.wake
        if not self._add(wake):
            await trio.lowlevel.checkpoint()
        elif timeout is None:
            await sleeper.sleep(partial(self._remove, wake))
        else:
            deadlines, expire = current_deadlines(), partial(self._expire, wake)
            deadlines.add(expire, timeout)
            try:
                await sleeper.sleep(partial(self._remove, wake))
            finally:
                deadlines.remove(expire, timeout)
        return self._is_set

    def block(self, timeout: float | None = None) -> bool:
        """Block this thread for at most `timeout` seconds; tell whether it is set."""
        event = threading.Event()
        if self._add(event.set) and not event.wait(timeout):
            self._remove(event.set)
        return self._is_set

    def _add(self, waker: Callable[[], object]) -> bool:
        with self._lock:
            if not self._is_set:
                self._wakers.append(waker)
            return not self._is_set

    def _remove(self, waker: Callable[[], object]) -> bool:
        with self._lock:
            if waker not in self._wakers:
                return False
            self._wakers.remove(waker)
            return True

    def _expire(self, waker: Callable[[], object]) -> None:
        if self._remove(waker):
            waker()
