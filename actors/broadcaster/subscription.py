"""One subscriber's bounded backlog between the broadcaster and its reader."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import trio

from ..event_store import Event
from .topics import TopicPattern


class OverflowPolicy(StrEnum):
    """What happens when a subscriber's backlog is full.

    catch_up: it is told to read the log instead, and loses nothing. drop_oldest: it loses the
    oldest ones, counted. disconnect: its subscription ends.
    """

    CATCH_UP = "catch_up"
    DROP_OLDEST = "drop_oldest"
    DISCONNECT = "disconnect"


class SubscriptionEnded(Exception):
    """The subscription is over: closed, disconnected by policy, or its broadcaster ended."""


class Lagging(Exception):
    """The backlog overflowed and was dropped: read the log after the last event seen."""


@dataclass(frozen=True, slots=True)
class SubscriptionStatistics:
    """Events that wait, went through and were dropped; how often the backlog overflowed."""

    backlog: int
    delivered: int
    dropped: int
    overflows: int


class Subscription:
    """Filled by the broadcaster without ever waiting; emptied by one reader."""

    def __init__(self, pattern: TopicPattern, *, backlog: int, policy: OverflowPolicy) -> None:
        if backlog < 1:
            raise ValueError(f"backlog must be at least 1 event, not {backlog}")
        self.pattern = pattern
        self._limit, self._policy = backlog, policy
        self._events: deque[Event] = deque()
        self._wakeup = trio.Event()
        self._lagging = False
        self._ended: str | None = None
        self._delivered = self._dropped = self._overflows = 0

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self._ended is not None

    def statistics(self) -> SubscriptionStatistics:
        """Return the counts as they are now."""
        return SubscriptionStatistics(
            len(self._events), self._delivered, self._dropped, self._overflows
        )

    def offer(self, events: Iterable[Event]) -> None:
        """Add published events, by the policy when there is no room; never waits."""
        for event in events:
            if self._lagging or self._ended is not None:
                return
            if len(self._events) >= self._limit:
                self._overflow()
            if not self._lagging and self._ended is None:
                self._events.append(event)
        self._wakeup.set()

    def fall_behind(self) -> None:
        """Drop what waits and send the reader to the log."""
        self._lagging = True
        self._events.clear()
        self._wakeup.set()

    def end(self, reason: str) -> None:
        """End the subscription; the reader is told when it has read what waits."""
        self._ended = self._ended or reason
        self._wakeup.set()

    async def receive(self, most: int) -> list[Event]:
        """Wait for events and return up to `most`; raise `Lagging` or `SubscriptionEnded`."""
        while not self._events and not self._lagging and self._ended is None:
            self._wakeup = trio.Event()
            await self._wakeup.wait()
        await trio.lowlevel.checkpoint()
        return self.receive_nowait(most)

    def receive_nowait(self, most: int) -> list[Event]:
        """Return up to `most` events that wait, possibly none."""
        if self._lagging:
            self._lagging = False
            raise Lagging
        if not self._events and self._ended is not None:
            raise SubscriptionEnded(self._ended)
        taken = [self._events.popleft() for _ in range(min(most, len(self._events)))]
        self._delivered += len(taken)
        return taken

    def _overflow(self) -> None:
        self._overflows += 1
        if self._policy is OverflowPolicy.CATCH_UP:
            self.fall_behind()
        elif self._policy is OverflowPolicy.DROP_OLDEST:
            self._events.popleft()
            self._dropped += 1
        else:
            self.end(f"disconnected: more than {self._limit} events were waiting")
