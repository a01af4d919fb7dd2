"""What one event costs: created, checked, encoded, by us and by what others would use."""

import time
from collections.abc import Callable
from typing import Any

import msgspec
import pydantic
from understudy.actors.event_store import Event, new_event

from .storage_peers import PAYLOAD

COUNT = 50_000
_FIELDS: dict[str, Any] = {
    name: value
    for name, value in new_event("measured", "WORKER_OUTPUT", PAYLOAD).to_dict().items()
    if name in ("event_id", "task_id", "event_type", "timestamp", "data")
}


class BareStruct(msgspec.Struct, frozen=True, kw_only=True):
    """The same fields, nothing checked."""

    event_id: str
    task_id: str
    event_type: str
    timestamp: str
    data: dict[str, Any]


class Model(pydantic.BaseModel, frozen=True):
    """The same fields, checked by Pydantic for their types alone."""

    event_id: str
    task_id: str
    event_type: str
    timestamp: str
    data: dict[str, Any]


def ours() -> float:
    """Return microseconds for one event."""
    return _microseconds(lambda: Event(**_FIELDS).to_json())


def bare() -> float:
    """Return microseconds for one unchecked struct."""
    encode = msgspec.json.Encoder().encode
    return _microseconds(lambda: encode(BareStruct(**_FIELDS)))


def pydantic_model() -> float:
    """Return microseconds for one Pydantic model."""
    return _microseconds(lambda: Model(**_FIELDS).model_dump_json())


def _microseconds(once: Callable[[], object]) -> float:
    began = time.perf_counter()
    for _ in range(COUNT):
        once()
    return (time.perf_counter() - began) / COUNT * 1e6
