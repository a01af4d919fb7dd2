"""The text of an event that is searched."""

from collections.abc import Callable, Iterator
from typing import Any, cast

from ..event_store import BULKY, Event

TextOf = Callable[[Event], str]
"""Gives the text to search in an event, empty for none; in a thread, so that it may read files."""


def event_text(event: Event) -> str:
    """Return all texts of an event's data; none for the bulky types, whose data only refers."""
    return "" if event.event_type in BULKY else " ".join(_texts(event.data))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in cast("dict[str, Any]", value).values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in cast("list[Any]", value):
            yield from _texts(item)
