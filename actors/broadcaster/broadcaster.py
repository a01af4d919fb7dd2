"""The actor that hands committed events to whoever subscribed to their topics."""

from typing import Any, ClassVar

from ..event_store import Event
from ..kernel import TrioActor
from .messages import (
    BroadcastStatistics,
    Committed,
    GetBroadcastStatistics,
    Subscribe,
    Unsubscribe,
)
from .subscribers import Subscribers


class Broadcaster(TrioActor):
    """Publishes in sequence order, without ever waiting for a subscriber.

    Where it may have missed events, it sends its subscribers to the log: when the sequence
    numbers have a gap, and when its mailbox was full, so that there may be no next event to tell.
    """

    mailbox_capacity: ClassVar[int] = 10_000

    def __init__(self) -> None:
        super().__init__()
        self._subscribers = Subscribers()
        self._published = 0
        self._last = 0

    async def on_receive(self, message: Any) -> Any:
        """Publish, or change who is published to."""
        if self._was_full():
            self._subscribers.send_to_log()
        match message:
            case Committed(events):
                self._publish(events)
            case Subscribe(subscription):
                self._subscribers.add(subscription)
            case Unsubscribe(subscription):
                self._subscribers.remove(subscription)
            case GetBroadcastStatistics():
                return BroadcastStatistics(len(self._subscribers), self._published, self._last)
            case _:
                return await super().on_receive(message)

    async def on_stop(self) -> None:
        """Tell all subscribers that this incarnation is over: they subscribe again."""
        for subscription in self._subscribers:
            subscription.end("the broadcaster ended")

    # A `Committed` is refused only while the mailbox is full, and then the next message is taken
    # up with but one place free: this sees every such moment, after the refusal.
    def _was_full(self) -> bool:
        return len(self.mailbox) >= self.mailbox.capacity - 1

    def _publish(self, events: tuple[Event, ...]) -> None:
        if events[0].sequence_number > self._last + 1:
            self._subscribers.send_to_log()
        self._last = events[-1].sequence_number
        self._published += len(events)
        self._subscribers.offer(events)
