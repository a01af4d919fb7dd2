"""Events as rows of the table, and back."""

from typing import Any

import msgspec

from ..event import Event
from ..restore import restore

Row = tuple[Any, ...]

_encode = msgspec.json.Encoder().encode


def row_of(event: Event) -> Row:
    """Return the values of `schema.SELECT`."""
    return (
        event.event_id,
        event.task_id,
        event.event_type,
        event.timestamp,
        event.sequence_number,
        event.causation_id,
        event.correlation_id,
        event.code_version,
        _encode(event.vector_clock).decode(),
        _encode(event.data).decode(),
    )


def event_of(row: Row) -> Event:
    """Return the event of a row of `schema.SELECT`."""
    return restore(row[:8], row[8], row[9])
