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
from .subscription import Subscription


class Broadcaster(TrioActor):
    """Publishes in sequence order, without ever waiting for a subscriber.

    When a message of the store was lost (this mailbox was full, or this actor was restarting),
    the gap in the sequence numbers tells, and every subscriber is sent to the log.
    """

    mailbox_capacity: ClassVar[int] = 10_000

    def __init__(self) -> None:
        super().__init__()
        # By task, since with hundreds of tasks most subscribers want one of them.
        self._by_task: dict[str | None, dict[Subscription, None]] = {}
        self._published = 0
        self._last = 0

    async def on_receive(self, message: Any) -> Any:
        """Publish, or change who is published to."""
        match message:
            case Committed(events):
                self._publish(events)
            case Subscribe(subscription):
                self._by_task.setdefault(subscription.pattern.task_id, {})[subscription] = None
            case Unsubscribe(subscription):
                self._forget(subscription)
            case GetBroadcastStatistics():
                return BroadcastStatistics(len(self._all()), self._published, self._last)
            case _:
                return await super().on_receive(message)

    async def on_stop(self) -> None:
        """Tell all subscribers that this incarnation is over: they subscribe again."""
        for subscription in self._all():
            subscription.end("the broadcaster ended")

    def _publish(self, events: tuple[Event, ...]) -> None:
        if self._last and events[0].sequence_number > self._last + 1:
            for subscription in self._all():
                subscription.fall_behind()
        self._last = events[-1].sequence_number
        self._published += len(events)
        for task_id in (None, *{event.task_id for event in events}):
            for subscription in tuple(self._by_task.get(task_id, ())):
                self._offer(subscription, events)

    def _all(self) -> list[Subscription]:
        return [each for group in self._by_task.values() for each in group]

    def _forget(self, subscription: Subscription) -> None:
        group = self._by_task.get(subscription.pattern.task_id, {})
        group.pop(subscription, None)
        if not group:
            self._by_task.pop(subscription.pattern.task_id, None)

    def _offer(self, subscription: Subscription, events: tuple[Event, ...]) -> None:
        if subscription.ended:  # its reader left while this mailbox was full
            self._forget(subscription)
        elif matching := [event for event in events if subscription.pattern.matches(event)]:
            subscription.offer(matching)
