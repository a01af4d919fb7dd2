"""How long a message says to wait: for a time, or until an hour of some clock."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from .clocks import find_time

_NUMBER = r"\d{1,9}(?:\.\d{1,9})?"
_UNITS = r"(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)"
_PART = re.compile(rf"({_NUMBER}) ?({_UNITS})(?![a-z])", re.IGNORECASE)
_DURATION = (
    rf"(?P<duration>(?:{_NUMBER} ?{_UNITS}(?![a-z])[ ,]*(?:and )?)+"
    rf"|{_NUMBER}(?=[\s,;.\"')}}]*$))"
)
_FOR = re.compile(
    r"(?:try again in|retry(?:ing)? (?:in|after)|retry[-_ ]?(?:after|delay)[\"']?[:=] ?[\"']?"
    rf"|wait(?:ing)?(?: for)?|resets? in|reset after) ?(?:about |approximately )?{_DURATION}",
    re.IGNORECASE,
)
_MILLISECONDS = re.compile(r"retry[-_]after[-_]ms[\"']?[:=] ?[\"']?(\d{1,12})", re.IGNORECASE)
_HTTP_DATE = re.compile(
    r"retry-after: ?(\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT)", re.IGNORECASE
)
_EPOCH = re.compile(r"(?:reached\||resets?_?at\D{1,5})(\d{10})(?:\d{3})?\b", re.IGNORECASE)
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
LONGEST = 400 * 86400.0  # seconds; what is longer is no wait but a mistake


def find_wait(text: str) -> float | None:
    """Seconds that `text` says to wait."""
    if found := _MILLISECONDS.search(text):
        return _sane(int(found[1]) / 1000.0)
    found = _FOR.search(text)
    if found is None:
        return None
    parts = _PART.findall(found["duration"])
    if not parts:
        return _sane(float(found["duration"]))
    return _sane(sum(float(amount) * _unit(name.lower()) for amount, name in parts))


def find_until(text: str, now: datetime) -> datetime | None:
    """The instant (UTC) that `text` says to wait for; `now` is aware, its zone the CLI's own."""
    if found := _EPOCH.search(text):
        return _sane_time(datetime.fromtimestamp(int(found[1]), UTC), now)
    if found := _HTTP_DATE.search(text):
        return _sane_time(_http_date(found[1]), now)
    return _sane_time(find_time(text, now), now)


def _unit(name: str) -> float:
    """Seconds in a unit; `ms` and `milliseconds`, `m` and `minutes` are told apart."""
    if name.startswith(("ms", "mil")):
        return _SECONDS["ms"]
    return _SECONDS[name[0]]


def _http_date(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def _sane(seconds: float) -> float | None:
    return seconds if 0.0 <= seconds <= LONGEST else None


def _sane_time(found: datetime | None, now: datetime) -> datetime | None:
    if found is None or abs(found - now) > timedelta(seconds=LONGEST):
        return None
    return found.astimezone(UTC)
