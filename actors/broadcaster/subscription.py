"""One subscriber's bounded backlog between the broadcaster and its reader."""

from collections import deque
from collections.abc import Iterable

import trio

from ..event_store import Event, Gap
from .errors import Disconnected, Lagging, SubscriptionEnded
from .missed import DroppedRun
from .overflow import OverflowPolicy, SubscriptionStatistics
from .topics import TopicPattern


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
        self._end: SubscriptionEnded | None = None
        self._delivered = self._overflows = 0
        self._dropped = DroppedRun()

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self._end is not None

    def statistics(self) -> SubscriptionStatistics:
        """Return the counts as they are now."""
        return SubscriptionStatistics(
            len(self._events), self._delivered, self._dropped.total, self._overflows
        )

    def offer(self, events: Iterable[Event]) -> None:
        """Add published events, by the policy when there is no room; never waits."""
        for event in events:
            if self._takes_no_more():
                return
            if len(self._events) >= self._limit:
                self._overflow()
            if not self._takes_no_more():
                self._events.append(event)
        self._wakeup.set()

    def fall_behind(self) -> None:
        """Drop what waits and send the reader to the log."""
        if self._end is None:
            self._lagging = True
            self._events.clear()
            self._wakeup.set()

    def end(self, reason: str) -> None:
        """End the subscription; the reader is told when it has read what waits."""
        self._end_with(SubscriptionEnded(reason))

    async def receive(self, most: int) -> list[Event]:
        """Wait for events and return up to `most`; raise `Lagging` or `SubscriptionEnded`."""
        while not self._events and not self._takes_no_more():
            self._wakeup = trio.Event()
            await self._wakeup.wait()
        await trio.lowlevel.checkpoint()
        return self.receive_nowait(most)

    def receive_nowait(self, most: int) -> list[Event]:
        """Return up to `most` events that wait, possibly none."""
        if self._lagging:
            self._lagging = False
            raise Lagging
        if not self._events and self._end is not None:
            raise self._end
        taken = [self._events.popleft() for _ in range(min(most, len(self._events)))]
        self._delivered += len(taken)
        return taken

    def take_dropped(self) -> Gap | None:
        """Return what was dropped before the events that wait now, once."""
        return self._dropped.take()

    def _takes_no_more(self) -> bool:
        return self._lagging or self._end is not None

    def _end_with(self, end: SubscriptionEnded) -> None:
        self._end = self._end or end
        self._wakeup.set()

    def _overflow(self) -> None:
        self._overflows += 1
        if self._policy is OverflowPolicy.CATCH_UP:
            self.fall_behind()
        elif self._policy is OverflowPolicy.DROP_OLDEST:
            self._dropped.add(self._events.popleft())
        else:
            self._end_with(Disconnected(f"more than {self._limit} events were waiting"))
