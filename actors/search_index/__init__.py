"""Full-text search over the log: an index of its own, which lags behind and says how far."""

from .index import SearchIndex
from .messages import MAX_HITS, SearchEvents, SearchHit, SearchPage
from .text import TextOf, event_text

__all__ = [
    "MAX_HITS",
    "SearchEvents",
    "SearchHit",
    "SearchIndex",
    "SearchPage",
    "TextOf",
    "event_text",
]
