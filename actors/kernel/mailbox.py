"""A bounded mailbox that any thread may fill and one consumer empties."""

import contextlib
import threading
from collections import deque
from collections.abc import Callable

import trio

from .errors import ActorDied, MailboxFull
from .messages import Envelope
from .wakeup import Loop


class Mailbox:
    """First in, first out; at most `capacity` messages wait, but for the system's own.

    Closing and filling share one lock, so that every envelope is either refused to its sender or
    handed to whoever closes: none is lost between the two.
    """

    def __init__(self, owner: str, capacity: int) -> None:
        self.owner, self.capacity = owner, capacity
        self.closed = False
        self._lock = threading.Lock()
        self._queue: deque[Envelope] = deque()
        self._room_waiters: deque[tuple[Loop, trio.Event]] = deque()

    def __len__(self) -> int:
        return len(self._queue)

    def put_control(self, envelope: Envelope) -> None:
        """Add a message of the system's own, whatever the capacity."""
        self.put_nowait(envelope, bounded=False)

    async def put(self, envelope: Envelope) -> None:
        """Add a message, waiting for room."""
        await trio.lowlevel.checkpoint()
        while True:
            try:
                return self.put_nowait(envelope)
            except MailboxFull:
                await self._wait_room()

    def pop(self) -> Envelope | None:
        """Take the oldest message, if there is one (the consumer alone calls this)."""
        try:
            return self._queue.popleft()
        except IndexError:
            return None

    def release_room(self) -> None:
        """Wake as many waiting senders as there is room for."""
        if self._room_waiters:
            with self._lock:
                free = self.capacity - len(self._queue)
                count = min(free, len(self._room_waiters))
                woken = [self._room_waiters.popleft() for _ in range(count)]
            for loop, event in woken:
                loop.wake(event)

    def close(self) -> list[Envelope]:
        """Refuse all further messages and return those that nobody handled."""
        with self._lock:
            self.closed = True
            rest, self._queue = list(self._queue), deque()
            waiters, self._room_waiters = self._room_waiters, deque()
        for loop, event in waiters:
            loop.wake(event)
        return rest

    def put_nowait(self, envelope: Envelope, *, bounded: bool = True) -> None:
        """Add a message; raise `MailboxFull` or `ActorDied` at once."""
        with self._lock:
            if self.closed:
                raise ActorDied(f"{self.owner} has ended")
            if bounded and len(self._queue) >= self.capacity:
                raise MailboxFull(f"{self.owner} has {self.capacity} messages waiting: full")
            self._queue.append(envelope)
            sleeper = self._take_sleeper()
        if sleeper is not None:
            sleeper()

    def _take_sleeper(self) -> Callable[[], object] | None:
        """Return what wakes the consumer, if it sleeps (called under the lock)."""
        raise NotImplementedError

    async def _wait_room(self) -> None:
        waiter = (Loop(), trio.Event())
        with self._lock:
            if self.closed:
                return
            self._room_waiters.append(waiter)
        try:
            self.release_room()
            await waiter[1].wait()
        finally:  # a cancelled sender may have been given room: pass it on
            with self._lock, contextlib.suppress(ValueError):
                self._room_waiters.remove(waiter)
            self.release_room()
