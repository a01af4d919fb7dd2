"""Events from a store's own rows, which passed the checks when they were written."""

from typing import Any

import msgspec
from msgspec.structs import force_setattr

from .event import Event
from .ids import SYSTEM_TASK, uuid7
from .timestamps import now

_decode_data = msgspec.json.Decoder(dict[str, Any]).decode
_decode_clock = msgspec.json.Decoder(dict[str, int]).decode
_TEMPLATE = Event(event_id=uuid7(), task_id=SYSTEM_TASK, event_type="TEMPLATE", timestamp=now())


# Checking again would cost more than reading, and a clock that was set back since would make
# stored events "future" ones. A copy of an event runs no checks. The fields are set one by one:
# a loop over their names takes twice the time, and a page has up to ten thousand events.
def restore(row: tuple[Any, ...]) -> Event:
    """Return the stored event: its fields in the order of `Event`, clock and data last, as JSON."""
    event = _TEMPLATE.__copy__()
    (
        event_id,
        task_id,
        event_type,
        timestamp,
        sequence_number,
        causation_id,
        correlation_id,
        code_version,
        clock,
        data,
    ) = row
    force_setattr(event, "event_id", event_id)
    force_setattr(event, "task_id", task_id)
    force_setattr(event, "event_type", event_type)
    force_setattr(event, "timestamp", timestamp)
    force_setattr(event, "sequence_number", sequence_number)
    force_setattr(event, "causation_id", causation_id)
    force_setattr(event, "correlation_id", correlation_id)
    force_setattr(event, "code_version", code_version)
    force_setattr(event, "vector_clock", _decode_clock(clock))
    force_setattr(event, "data", _decode_data(data))
    return event
