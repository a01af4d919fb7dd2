"""Clients that keep what they got, byte for byte, and come back with their cursor."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
import pytest
from understudy.actors.event_store import Event, EventType, new_event
from understudy.actors.worker import parse


class Copy:
    """A client's copy of a task's output, made of events; it refuses what comes twice."""

    def __init__(self) -> None:
        self.cursor = 0
        self.streams: dict[str, bytearray] = defaultdict(bytearray)
        self.whole = bytearray()
        self.ended: str | None = None

    def take(self, sequence: int, event: Mapping[str, Any]) -> None:
        """Take one event in."""
        assert sequence == event["sequence_number"]
        assert sequence > self.cursor, "an event came twice, or out of order"
        self.cursor = sequence
        if event["event_type"] == EventType.WORKER_OUTPUT:
            assert "missing" not in event["data"]
            for part in event["data"]["segments"]:
                segment = parse(part)
                self.streams[segment.stream] += segment.data
                self.whole += segment.data

    def take_json(self, sequence: int, payload: bytes | str) -> None:
        """Take one event in, as JSON."""
        self.take(sequence, msgspec.json.decode(payload))


@pytest.fixture
def new_copy() -> type[Copy]:
    """Makes copies."""
    return Copy


@pytest.fixture
def output_event() -> Callable[..., Event]:
    """`output_event(offset, ("stdout", 3), ...)`: an event that refers to a log."""

    def make(offset: int, *parts: tuple[str, int], task_id: str = "t", number: int = 1) -> Event:
        data: dict[str, Any] = {
            "offset": offset,
            "length": sum(length for _, length in parts),
            "segments": [list(part) for part in parts],
            "lines": 0,
        }
        return new_event(task_id, EventType.WORKER_OUTPUT, data).numbered(number)

    return make
