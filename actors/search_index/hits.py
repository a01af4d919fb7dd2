"""What was found, as it is shown."""

from collections.abc import Sequence

from ..event_store import Event
from .messages import SearchHit
from .syntax import terms_of
from .text import TextOf

_WIDTH = 160


def hits_of(events: Sequence[Event], query: str, text_of: TextOf) -> tuple[SearchHit, ...]:
    """Return the events, newest first, each with the stretch of its text that has a term."""
    words = [term.text for term in terms_of(query)]
    return tuple(SearchHit(event, excerpt(text_of(event), words)) for event in reversed(events))


def excerpt(text: str, words: list[str]) -> str:
    """Return the stretch of the text around the first of the words, as one line."""
    lower = text.lower()
    places = [place for word in words if (place := lower.find(word.lower())) >= 0]
    begin = max(0, min(places, default=0) - _WIDTH // 4)
    shown = " ".join(text[begin : begin + _WIDTH].split())
    return ("..." if begin else "") + shown + ("..." if begin + _WIDTH < len(text) else "")
