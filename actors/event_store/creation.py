"""Make events that happen now."""

from collections.abc import Mapping
from typing import Any

from .event import Event
from .ids import uuid7
from .timestamps import now


def new_event(
    task_id: str,
    event_type: str,
    data: Mapping[str, Any] | None = None,
    *,
    causation_id: str | None = None,
    correlation_id: str | None = None,
    vector_clock: Mapping[str, int] | None = None,
    code_version: int = 0,
) -> Event:
    """Return an event that happens now, with a new id, not stored yet."""
    return Event(
        event_id=uuid7(),
        task_id=task_id,
        event_type=event_type,
        timestamp=now(),
        vector_clock=dict(vector_clock or {}),
        causation_id=causation_id,
        correlation_id=correlation_id,
        code_version=code_version,
        data=dict(data or {}),
    )
