"""JSON objects as event data: checked, copied, and the fault found when they are none."""

import math
from collections.abc import Iterable
from typing import Any, cast

import msgspec

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode

_TOO_DEEP = "contains itself, or is nested too deeply"
_ATOMS = (str, int, float, bool, type(None))


# What survives encoding and decoding unchanged is JSON; what does not (NaN becomes null, bytes
# become text, number keys become strings, tuples become lists) is not. In C, this is many times
# faster than a walk in Python, and it gives a copy that later changes by the caller cannot reach.
def json_copy(data: dict[str, Any]) -> dict[str, Any]:
    """Return a deep copy of a JSON object; raise ValueError saying where it is not JSON."""
    try:
        copy = _decode(_encode(data))
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(_reason(data, str(error))) from None
    if copy != data:
        raise ValueError(_reason(data, "changes when it is written as JSON and read back"))
    return copy


def _reason(data: dict[str, Any], otherwise: str) -> str:
    try:
        return find_fault(data) or otherwise
    except RecursionError:
        return _TOO_DEEP


def find_fault(value: Any, path: str = "data") -> str | None:
    """Say where and why a value is not JSON; None when no fault is found."""
    if isinstance(value, dict):
        return _fault_in_object(cast("dict[Any, Any]", value), path)
    if isinstance(value, list):
        return _first(
            find_fault(item, f"{path}[{i}]") for i, item in enumerate(cast("list[Any]", value))
        )
    if not isinstance(value, _ATOMS):
        return f"{path} is a {type(value).__name__}, which JSON does not have"
    if isinstance(value, float) and not math.isfinite(value):
        return f"{path} is {value}, which JSON does not have"
    if isinstance(value, str) and not _is_unicode(value):
        return f"{path} has a lone surrogate, which UTF-8 does not have"
    return None


def _fault_in_object(value: dict[Any, Any], path: str) -> str | None:
    for key in value:
        if not isinstance(key, str):
            return f"{path} has the key {key!r}, which is a {type(key).__name__} and not a string"
        if not _is_unicode(key):
            return f"{path} has a key with a lone surrogate, which UTF-8 does not have"
    return _first(find_fault(item, f"{path}.{key}") for key, item in value.items())


def _first(faults: Iterable[str | None]) -> str | None:
    return next((fault for fault in faults if fault), None)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
