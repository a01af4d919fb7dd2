"""Errors of decoding in the words of an event's rules."""

import re
from collections.abc import Callable
from typing import TypeVar

import msgspec

from .errors import InvalidEvent

T = TypeVar("T")

_field_in = re.compile(r"at `\$\.(\w+)|field `([^`]+)`").search


def naming_the_field(decode: Callable[[], T]) -> T:
    """Call `decode`; turn msgspec's errors into those of the rules."""
    try:
        return decode()
    except msgspec.MsgspecError as error:
        if isinstance(error.__cause__, InvalidEvent):
            raise error.__cause__ from None
        found = _field_in(str(error))
        field = next(name for name in found.groups() if name) if found else "event"
        raise InvalidEvent(field, str(error)) from None
