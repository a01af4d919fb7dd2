"""The two consumers' sides of a mailbox: a trio task that sleeps, and a thread that sleeps."""

import threading
from collections.abc import Callable
from functools import partial

import trio

from .mailbox import Mailbox
from .messages import Envelope
from .wakeup import Loop


class TrioMailbox(Mailbox):
    """A mailbox emptied by a trio task."""

    def __init__(self, owner: str, capacity: int) -> None:
        super().__init__(owner, capacity)
        self._sleeper: tuple[Loop, trio.Event] | None = None

    async def wait_nonempty(self) -> None:
        """Sleep until there is a message (always a checkpoint)."""
        sleeper = (Loop(), trio.Event())
        with self._lock:
            if not self._queue:
                self._sleeper = sleeper
        if self._sleeper is None:
            await trio.lowlevel.checkpoint()
        else:
            await sleeper[1].wait()

    def _take_sleeper(self) -> Callable[[], object] | None:
        if (sleeper := self._sleeper) is None:
            return None
        self._sleeper = None
        return partial(sleeper[0].wake, sleeper[1])


class ThreadMailbox(Mailbox):
    """A mailbox emptied by a thread, many messages at a time."""

    def __init__(self, owner: str, capacity: int) -> None:
        super().__init__(owner, capacity)
        self._filled = threading.Event()

    def take(self, most: int) -> list[Envelope]:
        """Block until there is a message; return up to `most` of them, oldest first."""
        while not self._queue:
            self._filled.wait()
            self._filled.clear()
        with self._lock:
            batch = [self._queue.popleft() for _ in range(min(most, len(self._queue)))]
        self.release_room()
        return batch

    def _take_sleeper(self) -> Callable[[], object] | None:
        return None if self._filled.is_set() else self._filled.set
