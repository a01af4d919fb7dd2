"""Topics and fan-out: committed events to everyone who wants them, at their own pace.

`EventFeed` is what subscribers use: stored events after a cursor, then live ones, no seam.
"""

from .bridge import committed_listener
from .broadcaster import Broadcaster
from .feed import EventFeed
from .messages import (
    BroadcastStatistics,
    Committed,
    GetBroadcastStatistics,
    Subscribe,
    Unsubscribe,
)
from .subscription import (
    Lagging,
    OverflowPolicy,
    Subscription,
    SubscriptionEnded,
    SubscriptionStatistics,
)
from .topics import TopicPattern, topic_of

__all__ = [
    "BroadcastStatistics",
    "Broadcaster",
    "Committed",
    "EventFeed",
    "GetBroadcastStatistics",
    "Lagging",
    "OverflowPolicy",
    "Subscribe",
    "Subscription",
    "SubscriptionEnded",
    "SubscriptionStatistics",
    "TopicPattern",
    "Unsubscribe",
    "committed_listener",
    "topic_of",
]
