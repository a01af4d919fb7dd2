"""What is known of each limit, folded from the log."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..event_store import SYSTEM_TASK, Event, EventType
from .limit import Limit
from .messages import DEFAULT_ACCOUNT, LimitKey, LimitView
from .waits import Waits

_OF_TASKS = frozenset({EventType.RATE_LIMITED, EventType.THROTTLED, EventType.RECOVERED})
_DECISIONS = frozenset({EventType.LIMIT_PAUSED, EventType.LIMIT_ASKED, EventType.LIMIT_RESUMED})
KINDS = _OF_TASKS | _DECISIONS
"""The events that the book is folded from; others do not change it."""


class LimitBook:
    """A projection: the same events give the same book, whenever they are folded."""

    def __init__(self, waits: Waits) -> None:
        self._waits = waits
        self._limits: dict[LimitKey, Limit] = {}

    @property
    def limits(self) -> Mapping[LimitKey, Limit]:
        """All limits that were ever met."""
        return self._limits

    def limit(self, key: LimitKey) -> Limit:
        """Return a limit; a free one if it was never met."""
        return self._limits.get(key) or Limit(LimitView(key.provider, key.account))

    def fold(self, events: Iterable[Event]) -> set[LimitKey]:
        """Take further events, in sequence order; return the limits that they changed."""
        return {key for event in events if (key := self._apply(event)) is not None}

    def _apply(self, event: Event) -> LimitKey | None:
        if (key := key_of(event.data)) is None:
            return None
        known = self.limit(key)
        changed = self._changed(known, event)
        if changed is known:
            return None
        self._limits[key] = changed
        return key

    def _changed(self, known: Limit, event: Event) -> Limit:
        is_known = known.view.version > 0
        match event.event_type:
            case EventType.RATE_LIMITED:
                return known.met(event, self._waits)
            case EventType.THROTTLED:
                return known.slowed(event)
            case EventType.RECOVERED if is_known:
                return known.answered(event)
            case kind if kind in _DECISIONS and is_known and event.task_id == SYSTEM_TASK:
                return known.decided(event)
            case _:
                return known


def key_of(data: Mapping[str, Any]) -> LimitKey | None:
    """Return whose limit an event is about; None where its provider is not known."""
    provider, account = data.get("provider"), data.get("account") or DEFAULT_ACCOUNT
    if not isinstance(provider, str) or not isinstance(account, str) or not provider.strip():
        return None
    return LimitKey(provider.strip().lower(), account)
