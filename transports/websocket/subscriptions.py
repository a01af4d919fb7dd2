"""The subscriptions of one client."""

import trio

from ...actors.kernel import Conflict, NotFound, Unavailable
from ..streams import Streams
from .subscription import Send, Subscription

MAX_SUBSCRIPTIONS = 64


class Subscriptions:
    """At most `MAX_SUBSCRIPTIONS` topics, each sent by a task of `nursery`."""

    def __init__(self, streams: Streams, send: Send, nursery: trio.Nursery) -> None:
        self._streams, self._send, self._nursery = streams, send, nursery
        self._open: dict[str, Subscription] = {}
        self._changed = trio.Event()

    async def add(self, topic: str, after: int) -> None:
        """Begin to send a topic; refuse a second one of the same, and one too many."""
        subscription = Subscription(self._streams, topic, after)
        await subscription.check()
        if topic in self._open:
            raise Conflict(f"{topic!r} is subscribed to already")
        if len(self._open) >= MAX_SUBSCRIPTIONS:
            raise Unavailable(f"a connection has at most {MAX_SUBSCRIPTIONS} subscriptions")
        self._open[topic] = subscription
        self._nursery.start_soon(self._carry, subscription)

    def remove(self, topic: str) -> None:
        """End a subscription."""
        if (subscription := self._open.get(topic)) is None:
            raise NotFound(f"{topic!r} is not subscribed to")
        subscription.scope.cancel()

    async def wait_none(self) -> None:
        """Wait until there is no subscription."""
        await trio.lowlevel.checkpoint()
        while self._open:
            await self._changed.wait()

    async def _carry(self, subscription: Subscription) -> None:
        try:
            await subscription.run(self._send)
        finally:
            del self._open[subscription.topic]
            self._changed.set()
            self._changed = trio.Event()
