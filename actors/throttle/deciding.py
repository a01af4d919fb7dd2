"""What is to be recorded about a limit now: told to all, asked of a person, or over."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from ..event_store import SYSTEM_TASK, Event, EventType, new_event
from .limit import Limit, ResumedBy
from .messages import LimitPhase, LimitView
from .waits import instant_of


class AutoResume(StrEnum):
    """What happens when a pause is over."""

    ASK = "ask"
    ALWAYS = "always"
    NEVER = "never"


def decide(limit: Limit, policy: AutoResume, now: datetime) -> Event | None:
    """Return the event that is due, if one is; it is to be recorded at once."""
    if not limit.announced:
        return _event(limit, EventType.LIMIT_PAUSED, _pause(limit.view))
    if policy is AutoResume.NEVER or not _is_over(limit, now):
        return None
    by = ResumedBy.RECOVERY if limit.recovered else ResumedBy.TIME
    if policy is AutoResume.ASK:
        return _event(limit, EventType.LIMIT_ASKED, {"reason": _QUESTION[by]})
    return resumption(limit, by)


def resumption(limit: Limit, by: ResumedBy) -> Event:
    """Return the event that ends a pause."""
    return _event(limit, EventType.LIMIT_RESUMED, {"by": str(by)})


def seconds_left(limit: Limit, policy: AutoResume, now: datetime) -> float | None:
    """Return in how many seconds there may be something to decide; None: when an event says so."""
    view = limit.view
    if policy is AutoResume.NEVER or view.phase is not LimitPhase.PAUSED:
        return None
    return max(0.0, (instant_of(str(view.until)) - now).total_seconds())


_QUESTION = {
    ResumedBy.TIME: "the pause is over: shall the work go on?",
    ResumedBy.RECOVERY: "the provider answers again: shall the work go on?",
}


def _is_over(limit: Limit, now: datetime) -> bool:
    if limit.view.phase is not LimitPhase.PAUSED:
        return False
    return limit.recovered or now >= instant_of(str(limit.view.until))


def _pause(view: LimitView) -> dict[str, Any]:
    return {
        "until": view.until,
        "reason": view.reason,
        "strikes": view.strikes,
        "told": view.told,
        "task_id": view.task_id,
    }


def _event(limit: Limit, kind: EventType, data: dict[str, Any]) -> Event:
    whose = {"provider": limit.view.provider, "account": limit.view.account}
    return new_event(SYSTEM_TASK, kind, whose | data, causation_id=limit.cause)
