"""Limits that a program meets, as events: whose they are, and how long they last (WK6)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ...event_store import EventType
from ..dialects import AgentEvent, Limit, Recovered
from .telling import Told

_MAX_MESSAGE = 2000


@dataclass(frozen=True, slots=True)
class LimitOwner:
    """Whose limits a program meets: the provider (empty: whom it names itself), the account."""

    provider: str = ""
    account: str = "default"

    def tell(self, event: AgentEvent) -> Told | None:
        """The event that says so, for a limit or its end."""
        if isinstance(event, Limit):
            return EventType.RATE_LIMITED, self._whose(event.provider) | _facts(event)
        if isinstance(event, Recovered):
            return EventType.RECOVERED, self._whose(event.provider)
        return None

    def tell_slow(self, elapsed: float, usual: float | None) -> Told:
        """The event of a request that takes so many seconds."""
        took = {"elapsed_sec": round(elapsed, 1)}
        took |= {} if usual is None else {"usual_sec": round(usual, 1)}
        return EventType.THROTTLED, self._whose("") | took

    def _whose(self, provider: str) -> dict[str, Any]:
        return {"provider": self.provider or provider, "account": self.account}


def _facts(limit: Limit) -> dict[str, Any]:
    return {
        "wait_sec": limit.wait_sec,
        "until": None if limit.until is None else _instant(limit.until),
        "attempt": limit.attempt,
        "max_attempts": limit.max_attempts,
        "status": limit.status,
        "message": limit.message[:_MAX_MESSAGE],
    }


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
