"""One line of an archive: an event, or a gap."""

from typing import Any

import msgspec

from ..event_store import Event, Gap, InvalidEvent

_GAP_START = b'{"gap":'
_encode = msgspec.json.Encoder().encode


class _GapLine(msgspec.Struct, forbid_unknown_fields=True):
    task_id: str | None
    first: int
    last: int
    count: int
    types: list[str]


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    gap: _GapLine


_decode_gap = msgspec.json.Decoder(_Line).decode


def gap_line(gap: Gap) -> bytes:
    """Return the line of a gap, without a line end."""
    fields: dict[str, Any] = {
        "task_id": gap.task_id,
        "first": gap.first,
        "last": gap.last,
        "count": gap.count,
        "types": sorted(gap.types),
    }
    return _encode({"gap": fields})


def parse_line(line: bytes) -> Event | Gap:
    """Return what a line holds; raise ValueError saying what is wrong with it."""
    if not line.startswith(_GAP_START):
        return Event.from_json(line)
    try:
        found = _decode_gap(line).gap
    except msgspec.MsgspecError as error:
        raise InvalidEvent("gap", str(error)) from None
    return Gap(found.task_id, found.first, found.last, found.count, frozenset(found.types))
