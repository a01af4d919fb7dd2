"""A bounded mailbox that any thread may fill and one consumer empties."""

import threading
from collections import deque
from collections.abc import Callable
from functools import partial

import trio

from .errors import ActorDied, MailboxFull
from .messages import Envelope
from .waiting_sender import WaitingSender


class Mailbox:
    """First in, first out; at most `capacity` messages wait, but for the system's own.

    Closing and filling share one lock, so that every envelope is either refused to its sender or
    handed to whoever closes: none is lost between the two. Room that comes free goes to the
    sender that has waited longest, whose message is put in for it: nobody can push in between.
    """

    def __init__(self, owner: str, capacity: int) -> None:
        if capacity < 1:
            raise ValueError(f"mailbox_capacity of {owner} must be at least 1, not {capacity}")
        self.owner, self.capacity = owner, capacity
        self.closed = False
        self._lock = threading.Lock()
        self._queue: deque[Envelope] = deque()
        self._senders: deque[WaitingSender] = deque()
        self._wake_consumer: Callable[[], object] | None = None  # while it sleeps

    def __len__(self) -> int:
        return len(self._queue)

    def put_nowait(self, envelope: Envelope, *, bounded: bool = True) -> None:
        """Add a message; raise `MailboxFull` or `ActorDied` at once."""
        with self._lock:
            if self.closed:
                raise ActorDied(f"{self.owner!r} has ended")
            if bounded and self._is_full():
                raise MailboxFull(f"{self.owner!r} has {self.capacity} messages waiting: full")
            self._queue.append(envelope)
            wake, self._wake_consumer = self._wake_consumer, None
        if wake is not None:
            wake()

    def put_control(self, envelope: Envelope) -> None:
        """Add a message of the system's own, whatever the capacity."""
        self.put_nowait(envelope, bounded=False)

    async def put(self, envelope: Envelope) -> None:
        """Add a message, waiting for room; cancelled, it was not added."""
        await trio.lowlevel.checkpoint_if_cancelled()
        sender = WaitingSender(envelope)
        while not self._queue_up(sender):
            try:
                self.put_nowait(envelope)
            except MailboxFull:  # another thread was faster
                continue
            return await trio.lowlevel.cancel_shielded_checkpoint()
        if not await sender.wait(partial(self._withdraw, sender)):
            raise ActorDied(f"{self.owner!r} ended while its mailbox was full")

    def close(self) -> list[Envelope]:
        """Refuse all further messages and return those that nobody handled."""
        with self._lock:
            self.closed = True
            rest, self._queue = list(self._queue), deque()
            senders, self._senders = self._senders, deque()
            wake, self._wake_consumer = self._wake_consumer, None
        for sender in senders:
            sender.settle(accepted=False)
        if wake is not None:
            wake()
        return rest

    def _is_full(self) -> bool:
        return len(self._queue) >= self.capacity or bool(self._senders)

    # Called under the lock, by the consumer, whenever it has taken something.
    def _admit(self) -> None:
        while self._senders and len(self._queue) < self.capacity:
            sender = self._senders.popleft()
            self._queue.append(sender.envelope)
            sender.settle(accepted=True)

    def _queue_up(self, sender: WaitingSender) -> bool:
        with self._lock:
            if waits := not self.closed and self._is_full():
                self._senders.append(sender)
            return waits

    def _withdraw(self, sender: WaitingSender) -> bool:
        with self._lock:
            if waits := sender in self._senders:
                self._senders.remove(sender)
            return waits
