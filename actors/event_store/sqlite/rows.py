"""Events as rows of the table; `restore` is the way back."""

from typing import Any

import msgspec

from ..event import Event

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
