"""Who has subscribed, found by what is published."""

from collections.abc import Iterator

from ..event_store import Event
from .subscription import Subscription


class Subscribers:
    """The subscriptions of one broadcaster."""

    def __init__(self) -> None:
        # By task, since with hundreds of tasks most subscribers want one of them.
        self._by_task: dict[str | None, dict[Subscription, None]] = {}

    def __iter__(self) -> Iterator[Subscription]:
        return iter([each for group in self._by_task.values() for each in group])

    def __len__(self) -> int:
        return sum(map(len, self._by_task.values()))

    def add(self, subscription: Subscription) -> None:
        """Take one in, unless its reader has left already."""
        if not subscription.ended:
            self._by_task.setdefault(subscription.pattern.task_id, {})[subscription] = None

    def remove(self, subscription: Subscription) -> None:
        """Forget one; nothing when it is not among them."""
        group = self._by_task.get(subscription.pattern.task_id, {})
        group.pop(subscription, None)
        if not group:
            self._by_task.pop(subscription.pattern.task_id, None)

    def offer(self, events: tuple[Event, ...]) -> None:
        """Give each what it wants of these events."""
        for task_id in (None, *{event.task_id for event in events}):
            for subscription in tuple(self._by_task.get(task_id, ())):
                self._offer_to(subscription, events)

    def send_to_log(self) -> None:
        """Have everyone read the log, and forget those who left unheard."""
        for subscription in self:
            if subscription.ended:
                self.remove(subscription)
            else:
                subscription.fall_behind()

    def _offer_to(self, subscription: Subscription, events: tuple[Event, ...]) -> None:
        if subscription.ended:  # its reader left while the mailbox was full
            self.remove(subscription)
        elif matching := [event for event in events if subscription.pattern.matches(event)]:
            subscription.offer(matching)
