"""Timestamps in one canonical text form, `2025-11-20T05:30:00.123456Z`, which sorts as text."""

import re
import time
from datetime import UTC, datetime, timedelta
from functools import lru_cache

# How far another machine's clock may run ahead of this one's, in seconds.
DEFAULT_CLOCK_SKEW = 5.0

_CANONICAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
_is_canonical = _CANONICAL.fullmatch
_parse = datetime.fromisoformat

_skew = DEFAULT_CLOCK_SKEW
# What was no longer the future when it was last looked at: spares asking the clock each time.
_horizon = ""


def set_clock_skew(seconds: float) -> None:
    """Set how far a new event's timestamp may lie in the future, for the whole process."""
    global _skew, _horizon
    if not seconds >= 0:
        raise ValueError(f"clock skew must be at least 0 seconds, not {seconds}")
    _skew, _horizon = seconds, ""


def now() -> str:
    """Return the present instant, to the microsecond."""
    seconds, nanoseconds = divmod(time.time_ns(), 1_000_000_000)
    return f"{_second(seconds)}.{nanoseconds // 1000:06d}Z"


def canonical(text: str) -> str:
    """Return the instant `text` (ISO 8601, in UTC) in canonical form; else raise ValueError."""
    instant = _parse(text)
    if _is_canonical(text):
        return text
    offset = instant.utcoffset()
    if offset is None:
        raise ValueError("has no time zone: end it with Z")
    if offset != timedelta(0):
        raise ValueError("is not in UTC: convert it and end it with Z")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").zfill(27)


def is_future(timestamp: str) -> bool:
    """Tell whether a canonical timestamp lies further ahead than the clock skew allows."""
    global _horizon
    if timestamp <= _horizon:
        return False
    _horizon = _second(int(time.time() + _skew) + 1)
    return timestamp > _horizon


# A clock shows one second for very many events: format it once.
@lru_cache(maxsize=8)
def _second(seconds: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
