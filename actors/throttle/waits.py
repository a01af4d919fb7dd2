"""How long a limit lasts: what the provider told, or a guess that grows."""

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from ..event_store import Event

# Longer ones are no waits but mistakes: nothing would be started for good.
_LONGEST_TOLD = timedelta(days=400)


def wall_clock() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


def instant_of(text: str) -> datetime:
    """Return the instant of an event's timestamp."""
    return datetime.fromisoformat(text)


def text_of(instant: datetime) -> str:
    """Return an instant in the form of the events' timestamps, which sorts as text."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass(frozen=True, slots=True)
class Waits:
    """The pauses of limits whose provider does not say how long; seconds."""

    first: float
    factor: float
    longest: float

    def guess(self, strikes: int) -> timedelta:
        """Return the pause after so many in a row."""
        try:
            grown = self.first * self.factor ** (strikes - 1)
        except OverflowError:
            grown = self.longest
        return timedelta(seconds=min(grown, self.longest))


def told_until(event: Event) -> datetime | None:
    """Return until when the provider made the task wait; None where it did not say."""
    met, data = instant_of(event.timestamp), event.data
    until = _instant(data.get("until")) or _after(met, data.get("wait_sec"))
    return None if until is None or until - met > _LONGEST_TOLD else until


def _instant(value: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo is not None else None


def _after(met: datetime, value: Any) -> datetime | None:
    is_number = type(value) in (int, float) and math.isfinite(value)
    if not is_number or not 0 <= value <= _LONGEST_TOLD.total_seconds():
        return None
    return met + timedelta(seconds=value)
