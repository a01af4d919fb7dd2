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
_FIELDS = tuple(name for name in Event.__struct_fields__ if name not in ("vector_clock", "data"))


# Checking again would cost more than reading, and a clock that was set back since would make
# stored events "future" ones. A copy of an event runs no checks.
def restore(plain: tuple[Any, ...], clock: str | bytes, data: str | bytes) -> Event:
    """Return the stored event.

    plain: the fields but `vector_clock` and `data`, in the order of `Event`; clock and data: JSON.
    """
    event = _TEMPLATE.__copy__()
    for field, value in zip(_FIELDS, plain, strict=True):
        force_setattr(event, field, value)
    force_setattr(event, "vector_clock", _decode_clock(clock))
    force_setattr(event, "data", _decode_data(data))
    return event
