"""Topics and fan-out: committed events to everyone who wants them, at their own pace.

`EventFeed` is what subscribers use: stored events after a cursor, then live ones, no seam.
"""

from .bridge import committed_listener
from .broadcaster import Broadcaster
from .errors import Disconnected, Lagging, SubscriptionEnded
from .feed import EventFeed
from .messages import (
    BroadcastStatistics,
    Committed,
    GetBroadcastStatistics,
    Subscribe,
    Unsubscribe,
)
from .missed import FeedPage, UntoldGaps
from .overflow import OverflowPolicy, SubscriptionStatistics
from .subscription import Subscription
from .topics import TopicPattern, topic_of

__all__ = [
    "BroadcastStatistics",
    "Broadcaster",
    "Committed",
    "Disconnected",
    "EventFeed",
    "FeedPage",
    "GetBroadcastStatistics",
    "Lagging",
    "OverflowPolicy",
    "Subscribe",
    "Subscription",
    "SubscriptionEnded",
    "SubscriptionStatistics",
    "TopicPattern",
    "Unsubscribe",
    "UntoldGaps",
    "committed_listener",
    "topic_of",
]
