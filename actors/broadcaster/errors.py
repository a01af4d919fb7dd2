"""What the reader of a subscription is told instead of events.

Lagging               the backlog overflowed, or events may have been missed: read the log
SubscriptionEnded     nothing more will come
 +- Disconnected      by the policy, since the reader was too slow
"""


class Lagging(Exception):
    """The backlog was dropped: read the log after the last event seen, then go on."""


class SubscriptionEnded(Exception):
    """The subscription is over: its reader left, or its broadcaster ended."""


class Disconnected(SubscriptionEnded):
    """The reader was slower than the policy `disconnect` allows."""
