"""What the broadcaster is told and asked."""

from dataclasses import dataclass

from ..event_store import Event
from ..kernel import Ask
from .subscription import Subscription


@dataclass(frozen=True, slots=True)
class Committed:
    """Events that have become durable, in sequence order."""

    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Subscribe(Ask[None]):
    """Fill this subscription with what is committed from now on."""

    subscription: Subscription


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """Forget this subscription."""

    subscription: Subscription


@dataclass(frozen=True, slots=True)
class BroadcastStatistics:
    """Subscribers now, events published by this incarnation, and the last sequence number."""

    subscribers: int
    published: int
    last_sequence: int


@dataclass(frozen=True, slots=True)
class GetBroadcastStatistics(Ask[BroadcastStatistics]):
    """Ask for the counts."""
