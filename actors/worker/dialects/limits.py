"""Rate limits and overload in any program's words (WK6): 429, 503, 529, quotas, retry-after.

A message that is known to be an error is `trusted`. Of other output, only lines that speak of a
limit that has just been met count: not tests, code, access logs or prose that mention one.
"""

import re
from datetime import datetime

from .encounters import is_met
from .events import Overloaded, RateLimited
from .waits import find_until, find_wait

_HINT = re.compile(
    r"429|503|529|rate.?limit|overloaded|quota|too many requests|usage limit|hit your .{0,20}limit"
    r"|resource.?exhausted|retry.after|limit reached|at capacity|temporarily unavail",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b429\b|rate.?limit|quota|too many requests|usage limit|hit your .{0,20}limit"
    r"|resource.?exhausted|limit reached",
    re.IGNORECASE,
)
_LOAD = re.compile(r"\b(?:503|529)\b|overloaded|at capacity|temporarily unavail", re.IGNORECASE)
_STATUS = re.compile(r"(?<![\w.:/-])(429|503|529)(?![\w/-]|[:.]\d)")
_ATTEMPT = re.compile(
    r"(?:attempt|reconnecting\.{3}|retry) #?(\d{1,4})(?:(?:/| of )(\d{1,4}))?"
    r"(?! ?(?:m?s\b|sec|min))",
    re.IGNORECASE,
)
_PROVIDERS = (
    ("anthropic", re.compile(r"anthropic|claude", re.IGNORECASE)),
    ("openai", re.compile(r"openai|\bgpt-|codex", re.IGNORECASE)),
    ("google", re.compile(r"gemini|google|vertex|RESOURCE_EXHAUSTED", re.IGNORECASE)),
    ("ollama", re.compile(r"ollama|:11434\b", re.IGNORECASE)),
)


def recognise_limit(
    text: str, now: datetime, *, provider: str = "", trusted: bool = False
) -> RateLimited | Overloaded | None:
    """The limit that `text` reports; `now` is aware, in the zone of the program that printed it."""
    if len(text) > 4096 or not _HINT.search(text):
        return None
    if not (trusted or is_met(text)):
        return None
    kind = RateLimited if _RATE.search(text) or not _LOAD.search(text) else Overloaded
    status, attempt = _STATUS.search(text), _ATTEMPT.search(text)
    return kind(
        provider=provider or provider_in(text),
        status=int(status[1]) if status else None,
        wait_sec=find_wait(text),
        until=find_until(text, now),
        attempt=int(attempt[1]) if attempt else None,
        max_attempts=int(attempt[2]) if attempt and attempt[2] else None,
        message=text.strip(),
    )


def provider_in(text: str) -> str:
    """The provider that `text` names, or nothing."""
    return next((name for name, known in _PROVIDERS if known.search(text)), "")
