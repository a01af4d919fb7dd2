"""The peers of the record that keep events their own way: JSON Lines, `eventsourcing`."""

import os
import tempfile
import time
from pathlib import Path

import msgspec
from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore
from understudy.actors.event_store import Event

from . import storage_peers
from .record_peers import SAMPLE, Counted, sample
from .record_store import EVENTS

BATCH, APPENDS = 100, 12_800


class _Line(msgspec.Struct, gc=False):
    task_id: str
    event_type: str
    sequence_number: int
    data: Counted


def fold_json_lines() -> float:
    """Return seconds for a million lines decoded and folded into counts, from a sample."""
    with tempfile.TemporaryFile() as file:
        file.writelines(event.to_json() + b"\n" for event in sample())
        file.seek(0)
        decode, states = msgspec.json.Decoder(_Line).decode, dict[str, list[int]]()
        began = time.perf_counter()
        for text in file:
            line = decode(text)
            state = states.setdefault(line.task_id, [0, 0])
            state[0] = line.sequence_number
            if line.event_type == "WORKER_OUTPUT":
                state[1] += line.data.lines
        return (time.perf_counter() - began) * EVENTS / SAMPLE


def json_lines(batch: int = BATCH) -> float:
    """Return events per second into JSON Lines, forced to the disk every `batch` events."""
    events = tuple(storage_peers.event().numbered(n) for n in range(1, APPENDS + 1))
    with tempfile.TemporaryFile() as file:
        began = time.perf_counter()
        for first in range(0, len(events), batch):
            lines = [event.to_json() for event in events[first : first + batch]]
            os.write(file.fileno(), b"\n".join(lines) + b"\n")
            os.fdatasync(file.fileno())
        return len(events) / (time.perf_counter() - began)


def _recorder(folder: str) -> SQLiteApplicationRecorder:
    store = SQLiteDatastore(str(Path(folder, "peer.db")), originator_id_type="text")
    recorder = SQLiteApplicationRecorder(store)
    recorder.create_table()
    return recorder


def _stored(events: tuple[Event, ...]) -> list[StoredEvent]:
    return [StoredEvent(e.task_id, e.sequence_number, e.event_type, e.to_json()) for e in events]


def eventsourcing_inserts(batch: int = BATCH) -> float:
    """Return events per second into the recorder of `eventsourcing`, `batch` a commit."""
    events = tuple(storage_peers.event().numbered(n) for n in range(1, APPENDS + 1))
    with tempfile.TemporaryDirectory() as folder:
        recorder = _recorder(folder)
        began = time.perf_counter()
        for first in range(0, len(events), batch):
            recorder.insert_events(_stored(events[first : first + batch]))
        rate = len(events) / (time.perf_counter() - began)
        recorder.datastore.close()
        return rate


def eventsourcing_selects() -> float:
    """Return seconds for its recorder to select a million events, from a sample."""
    with tempfile.TemporaryDirectory() as folder:
        recorder = _recorder(folder)
        recorder.insert_events(_stored(sample()))
        began = time.perf_counter()
        recorder.select_notifications(start=1, limit=SAMPLE)
        spent = time.perf_counter() - began
        recorder.datastore.close()
        return spent * EVENTS / SAMPLE
