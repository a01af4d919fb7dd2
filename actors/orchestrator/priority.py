"""Priorities of tasks and of what events ask for (OR1, OR2)."""

import re
from enum import IntEnum

from ..event_store import EventType

HIGHEST, LOWEST = 0, 100
_is_number = re.compile(r"[+-]?[0-9]{1,9}").fullmatch


class Priority(IntEnum):
    """Lower runs first; any integer from 0 to 100 is a priority, these have names."""

    CRITICAL = 0
    HIGH = 10
    MEDIUM = 20
    LOW = 30
    BACKGROUND = 40


def parse_priority(value: object) -> int:
    """Return the priority for a name in any case or an integer; `ValueError` says what is wrong."""
    if isinstance(value, str) and _is_number(value.strip()):
        value = int(value)  # as command lines and query strings have it
    if isinstance(value, str):
        names = ", ".join(Priority.__members__)
        try:
            return Priority[value.strip().upper()]
        except KeyError:
            raise ValueError(f"{value!r} is no priority: use one of {names} or 0 to 100") from None
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{value!r} is no priority: use a name or an integer from 0 to 100")
    if not HIGHEST <= value <= LOWEST:
        raise ValueError(f"priority must be from {HIGHEST} to {LOWEST}, not {value}")
    return int(value)


_OF_EVENT: dict[str, Priority] = {
    EventType.USER_INTERVENTION: Priority.CRITICAL,
    EventType.CODE_GENERATED: Priority.HIGH,
    EventType.MODULE_STARTED: Priority.HIGH,
    EventType.MODULE_ITERATION: Priority.HIGH,
    EventType.CORRECTION_STARTED: Priority.HIGH,
    EventType.TEST_STARTED: Priority.MEDIUM,
    EventType.TEST_PASSED: Priority.MEDIUM,
    EventType.TEST_FAILED: Priority.MEDIUM,
    EventType.BUG_REPORT_RECEIVED: Priority.MEDIUM,
    EventType.DEAD_CODE_ANALYSIS: Priority.LOW,
}


def priority_of_event(event_type: str | None) -> Priority:
    """Return the priority of what an event asks for; an unknown or missing type is BACKGROUND."""
    return _OF_EVENT.get(event_type or "", Priority.BACKGROUND)
