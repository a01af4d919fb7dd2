"""Lines that name an activity and no number: `Compiling src/main.c`, `Building project...`."""

import re

from .progress import Progress, make_progress
from .words import ACTIVITIES, ARTICLES, NOT_OBJECTS, SENTENCE_WORDS

_ACTIVITY = re.compile(rf"^ *(?i:{ACTIVITIES})\b(?P<object>(?: [^\s].*|…| ?\.\.\.)?)$")
_MAX_WORDS = 8
# What a name of a file, a package or a target has, and a word of prose has not.
_TECHNICAL = re.compile(r"[/\\_@\d]|::|\w\.\w")


def recognise_activity(text: str) -> Progress | None:
    """A report of an activity; prose about one is told by its words and its full stop."""
    found = _ACTIVITY.match(text)
    if found is None:
        return None
    words = found["object"].lower().rstrip(".…").split()
    going_on = text.endswith(("...", "…"))
    if not (going_on or _names_something(words, text)) or not _may_report(words):
        return None
    return make_progress("activity", text.strip().rstrip(".… "))


def _may_report(words: list[str]) -> bool:
    """Whether what follows the verb can be its object, in a line that is no sentence."""
    short = len(words) <= _MAX_WORDS
    return short and not SENTENCE_WORDS.intersection(words) and not _is_code(words)


def _is_code(words: list[str]) -> bool:
    return bool(words) and words[0][0] in "=({[<&|+*:;,.-"


def _names_something(words: list[str], text: str) -> bool:
    """Whether a line without dots names what is worked on: one plain word, or a technical name."""
    if not words or words[0] in NOT_OBJECTS or text.endswith((".", "!", "?", ":", ";", ",")):
        return False
    if ARTICLES.intersection(words):
        return False
    return len(words) == 1 or any(map(_TECHNICAL.search, words))
