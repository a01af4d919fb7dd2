"""A quick look at a new event, which passes nearly all; `event_checks` has the rules themselves."""

import re
from datetime import datetime
from typing import Annotated, Any

import msgspec

from .timestamps import is_future

Count = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
Copies = tuple[dict[str, int], dict[str, Any], int, int]

_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
# Event id, cause, request, task id, type, timestamp, joined by blanks, which none may contain.
_are_names = re.compile(
    rf"{_UUID} (?:{_UUID})? [A-Za-z0-9._-]{{0,256}}"
    r" (?!\.{1,2} )[A-Za-z0-9._-]{1,128}"
    r" [A-Z][A-Z0-9_]{0,63}"
    r" [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z"
).fullmatch
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(tuple[dict[str, Count], dict[str, Any], Count, Count]).decode
_parse = datetime.fromisoformat


# Every event of the system passes here, so it is one regular expression, and one round trip
# through JSON in C that checks the types, the ranges and the data and makes the copies. A test
# holds it against the rules: what it passes, they pass, with the same result.
def copies_if_valid(event: Any) -> Copies | None:
    """Return copies of (vector_clock, data, sequence_number, code_version) of a valid event.

    None says that a closer look is needed, not that the event is invalid.
    """
    fields = (event.vector_clock, event.data, event.sequence_number, event.code_version)
    cause, request, timestamp = event.causation_id, event.correlation_id, event.timestamp
    if (cause is not None and not cause) or (request is not None and not request):
        return None  # joined, it would look like None
    event_id, event_type = event.event_id, event.event_type
    try:
        links = event_id, cause or "", request or ""
        names = " ".join((*links, event.task_id, event_type, timestamp))
        if not _are_names(names) or is_future(timestamp):
            return None
        _parse(timestamp)
        copies = _decode(_encode(fields))
    except (TypeError, ValueError, RecursionError):
        return None
    return copies if copies == fields else None
