"""Throttling as shared state: a limit that one task meets holds for all that use its account.

`Throttle` is asked `MayStart`; `LimitKey` says whose limit it is. What it decides is in the log.
"""

from .accounts import limit_key
from .deciding import AutoResume
from .messages import (
    DEFAULT_ACCOUNT,
    LimitChange,
    LimitKey,
    LimitPhase,
    LimitView,
    ListLimits,
    MayStart,
    Permit,
    Resume,
    Wait,
)
from .rules import Rules
from .throttle import Throttle
from .turnstile import Stagger
from .waits import Waits, wall_clock

__all__ = [
    "DEFAULT_ACCOUNT",
    "AutoResume",
    "LimitChange",
    "LimitKey",
    "LimitPhase",
    "LimitView",
    "ListLimits",
    "MayStart",
    "Permit",
    "Resume",
    "Rules",
    "Stagger",
    "Throttle",
    "Wait",
    "Waits",
    "limit_key",
    "wall_clock",
]
