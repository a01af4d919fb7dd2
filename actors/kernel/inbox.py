"""The two consumers' sides of a mailbox: a trio task that sleeps, and a thread that sleeps."""

import threading

import trio

from .mailbox import Mailbox
from .messages import Crash, Envelope, Stop
from .wakeup import Sleeper


class TrioMailbox(Mailbox):
    """A mailbox emptied by a trio task, one message at a time."""

    def pop(self) -> Envelope | None:
        """Take the oldest message, if there is one."""
        try:
            envelope = self._queue.popleft()
        except IndexError:
            return None
        if self._senders:
            with self._lock:
                self._admit()
        return envelope

    async def wait_nonempty(self) -> None:
        """Sleep until there is a message (always a checkpoint)."""
        sleeper = Sleeper()
        with self._lock:
            self._admit()
            if not (filled := bool(self._queue)):
                self._wake_consumer = sleeper.wake
        if filled:
            await trio.lowlevel.checkpoint()
        else:
            await sleeper.sleep(self._stay_awake)

    def _stay_awake(self) -> bool:
        with self._lock:
            slept, self._wake_consumer = self._wake_consumer is not None, None
            return slept


class ThreadMailbox(Mailbox):
    """A mailbox emptied by a thread, many messages at a time."""

    def __init__(self, owner: str, capacity: int) -> None:
        super().__init__(owner, capacity)
        # A bare lock, released by whoever wakes the thread: an event costs twice as much.
        self._asleep = threading.Lock()
        self._asleep.acquire()

    def take(self, most: int) -> list[Envelope]:
        """Block until there are messages; return up to `most` of them, oldest first.

        A `Stop` or `Crash` is returned alone, and nothing once the mailbox is closed.
        """
        while True:
            with self._lock:
                if self._queue or self.closed:
                    return self._take(most)
                self._wake_consumer = self._asleep.release
            self._asleep.acquire()

    def _take(self, most: int) -> list[Envelope]:
        batch: list[Envelope] = []
        while self._queue and len(batch) < most:
            if type(self._queue[0].message) in (Stop, Crash):
                if not batch:
                    batch.append(self._queue.popleft())
                break
            batch.append(self._queue.popleft())
        self._admit()
        return batch
