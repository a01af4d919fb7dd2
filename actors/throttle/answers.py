"""What those are told who may not start now."""

from .messages import LimitPhase, LimitView, Wait

_BY_HAND = "somebody has to say that the work goes on"


def wait_of(view: LimitView, seconds: float | None) -> Wait:
    """Return the answer while a limit holds; seconds None: it does not end by itself."""
    whose = f"{view.provider}/{view.account}"
    if view.phase is LimitPhase.ASKING:
        return Wait(None, f"{whose} was limited ({view.reason}): {_BY_HAND}", None)
    until = f"{whose} is limited until {view.until} ({view.reason})"
    reason = until if seconds is not None else f"{until}; {_BY_HAND} then"
    return Wait(view.until, reason, seconds)


def turn_of(view: LimitView, seconds: float) -> Wait:
    """Return the answer to one that is to come a little later."""
    whose = f"{view.provider}/{view.account}"
    return Wait(None, f"{whose} was limited: starts are staggered", seconds, in_turn=True)
