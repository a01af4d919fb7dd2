"""What becomes of a subscriber that is slower than the events, and how that is counted."""

from dataclasses import dataclass
from enum import StrEnum


class OverflowPolicy(StrEnum):
    """What happens when a subscriber's backlog is full.

    catch_up: it is told to read the log instead, and loses nothing. drop_oldest: it loses the
    oldest ones, counted. disconnect: its subscription ends.
    """

    CATCH_UP = "catch_up"
    DROP_OLDEST = "drop_oldest"
    DISCONNECT = "disconnect"


@dataclass(frozen=True, slots=True)
class SubscriptionStatistics:
    """Events that wait, went through and were dropped; how often the backlog overflowed."""

    backlog: int
    delivered: int
    dropped: int
    overflows: int
