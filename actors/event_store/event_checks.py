"""The rules of an event's fields, each with an error that names the field and the reason."""

import re
from collections.abc import Callable
from typing import Any, cast

from .clock import MAX_COUNT, check_clock
from .errors import InvalidEvent
from .ids import is_task_id, is_uuid
from .json_data import json_copy
from .timestamps import canonical, is_future

MAX_CORRELATION_ID = 256
_is_type_name = re.compile(r"[A-Z][A-Z0-9_]{0,63}").fullmatch
_NAMES = (
    ("event_id", is_uuid, "must be a UUID in lower case with hyphens"),
    ("task_id", is_task_id, "must be 1 to 128 ASCII letters, digits, '.', '_' or '-'"),
    ("event_type", _is_type_name, "must be a name like TASK_CREATED, at most 64 characters"),
)
_CAUSE = "must be the event id (UUID) of the cause, or None"
_REQUEST = f"must be 1 to {MAX_CORRELATION_ID} printable characters, or None"
_NUMBERS = ("sequence_number", "code_version")


def check_names(event: Any) -> None:
    """Check the fields that are identifiers."""
    for field, matches, rule in _NAMES:
        _check_name(field, matches, rule, getattr(event, field))
    if event.causation_id is not None:
        _check_name("causation_id", is_uuid, _CAUSE, event.causation_id)
    if event.correlation_id is not None:
        _check_name("correlation_id", _is_request_id, _REQUEST, event.correlation_id)


def _check_name(field: str, matches: Callable[[str], Any], rule: str, value: Any) -> None:
    if not isinstance(value, str) or not matches(value):
        raise InvalidEvent(field, f"{rule}, not {_shown(value)}")


def _is_request_id(text: str) -> bool:
    return 0 < len(text) <= MAX_CORRELATION_ID and text.isprintable()


def check_numbers(event: Any) -> None:
    """Check the fields that are counts."""
    for field in _NUMBERS:
        value = getattr(event, field)
        if type(value) is not int or not 0 <= value <= MAX_COUNT:
            raise InvalidEvent(field, f"must be an integer in 0..2**63-1, not {_shown(value)}")


def checked_timestamp(value: Any) -> str:
    """Return the timestamp in canonical form."""
    try:
        timestamp = canonical(value)
    except (TypeError, ValueError, OverflowError) as error:
        reason = f"must be ISO 8601 in UTC, not {_shown(value)}: {error}"
        raise InvalidEvent("timestamp", reason) from None
    if is_future(timestamp):
        raise InvalidEvent("timestamp", f"{timestamp} is in the future: check the clocks")
    return timestamp


def checked_clock(value: Any) -> dict[str, int]:
    """Return a copy of the vector clock."""
    if not isinstance(value, dict):
        raise InvalidEvent("vector_clock", f"must map strings to counts, not be {_shown(value)}")
    clock = cast("dict[str, int]", value).copy()
    try:
        check_clock(clock)
    except ValueError as error:
        raise InvalidEvent("vector_clock", str(error)) from None
    return clock


def checked_data(value: Any) -> dict[str, Any]:
    """Return a deep copy of the data."""
    if not isinstance(value, dict):
        raise InvalidEvent("data", f"must be a JSON object (dict), not {_shown(value)}")
    try:
        return json_copy(cast("dict[str, Any]", value))
    except ValueError as error:
        raise InvalidEvent("data", str(error)) from None


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}... ({type(value).__name__})"
