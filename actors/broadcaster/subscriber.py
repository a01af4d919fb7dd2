"""A subscription with whichever incarnation of the broadcaster is alive."""

import contextlib

import trio

from ..event_store import Event, Gap
from ..kernel import ActorDied, Address, AskTimeout
from .errors import Disconnected, Lagging, SubscriptionEnded
from .messages import Subscribe, Unsubscribe
from .overflow import OverflowPolicy, SubscriptionStatistics
from .subscription import Subscription
from .topics import TopicPattern

_RETRY = 0.05


class Subscriber:
    """Subscribes, and again when the broadcaster has ended; `Lagging` says so to its reader."""

    def __init__(
        self, broadcaster: Address, pattern: TopicPattern, *, backlog: int, policy: OverflowPolicy
    ) -> None:
        self._broadcaster = broadcaster
        self._pattern, self._backlog, self._policy = pattern, backlog, policy
        self._current = self._new_subscription()
        self.subscribed = False

    async def subscribe(self) -> None:
        """Have what is committed from now on kept for `receive`."""
        self.subscribed = True  # from here on there is something to leave
        while True:
            try:
                return await self._broadcaster.ask(Subscribe(self._current))
            except (ActorDied, AskTimeout):
                await trio.sleep(_RETRY)

    async def receive(self, most: int) -> list[Event]:
        """Wait for live events; raise `Lagging` when the log is to be read before."""
        try:
            return await self._current.receive(most)
        except Disconnected:
            raise
        except SubscriptionEnded:
            self._current = self._new_subscription()
            self.subscribed = False
            raise Lagging from None

    def take_dropped(self) -> Gap | None:
        """Return what was dropped before what was received last, once."""
        return self._current.take_dropped()

    def leave(self) -> None:
        """Want no more events."""
        self._current.end("the reader left")
        if self.subscribed:  # the broadcaster forgets an ended one by itself, if not at once
            with contextlib.suppress(ActorDied, trio.WouldBlock):
                self._broadcaster.tell_nowait(Unsubscribe(self._current))

    def statistics(self) -> SubscriptionStatistics:
        """Return the counts of the present subscription."""
        return self._current.statistics()

    def _new_subscription(self) -> Subscription:
        return Subscription(self._pattern, backlog=self._backlog, policy=self._policy)
