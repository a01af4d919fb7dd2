"""How a 429 changes what is known of a limit."""

from datetime import datetime, timedelta
from typing import Any

from ..event_store import Event
from .messages import LimitPhase, LimitView
from .waits import Waits, instant_of, text_of, told_until


def met_again(view: LimitView, event: Event, waits: Waits) -> dict[str, Any]:
    """Return the fields that change; none when the pause that is on says as much already."""
    met, told = instant_of(event.timestamp), told_until(event)
    if _is_on(view, event.timestamp):
        if told is None or (view.told and text_of(told) <= str(view.until)):
            return {}
        return _pause(told, event) | {"told": True}
    strikes = 1 if _is_calm(view, met, waits) else view.strikes + 1
    until = met + waits.guess(strikes) if told is None else told
    began = {"since": event.timestamp, "strikes": strikes, "told": told is not None}
    return _pause(until, event) | began


def _pause(until: datetime, event: Event) -> dict[str, Any]:
    status, message = event.data.get("status"), event.data.get("message")
    reason = str(message or (f"status {status}" if status else "a rate limit"))
    return {"phase": LimitPhase.PAUSED, "until": text_of(until), "reason": reason}


def _is_on(view: LimitView, at: str) -> bool:
    return view.phase is LimitPhase.PAUSED and at < str(view.until)


# Pauses are in a row when the next comes soon after the last was over.
def _is_calm(view: LimitView, met: datetime, waits: Waits) -> bool:
    if view.phase is not LimitPhase.FREE or view.since is None:
        return view.strikes == 0
    return met - instant_of(view.since) > timedelta(seconds=waits.longest)
