"""The peers of our event store: raw SQLite, and the disk itself."""

import os
import tempfile
import time
from pathlib import Path

import apsw
from understudy.actors.event_store import Event, EventType, new_event

PAYLOAD = {"stream": "stdout", "text": "a line of output, as a test would print it " * 5}


def event() -> Event:
    """Return an event of about 450 bytes."""
    return new_event("measured", EventType.WORKER_HEARTBEAT, PAYLOAD)


def sqlite(batch: int, count: int) -> float:
    """Return rows per second into SQLite as it is, `batch` rows a commit."""
    with tempfile.TemporaryDirectory() as folder:
        database = apsw.Connection(str(Path(folder, "raw.db")))
        database.execute("pragma journal_mode=wal; pragma synchronous=full")
        database.execute("create table events (seq integer primary key, id text unique, body)")
        rows = [(e.event_id, e.to_json()) for e in (event() for _ in range(count))]
        began = time.perf_counter()
        for first in range(0, count, batch):
            with database:
                sql = "insert into events (id, body) values (?, ?)"
                database.executemany(sql, rows[first : first + batch])
        rate = count / (time.perf_counter() - began)
        database.close()
        return rate


def disk(count: int) -> float:
    """Return writes per second of an event's bytes, each forced to the disk."""
    body = event().to_json()
    with tempfile.TemporaryFile() as file:
        began = time.perf_counter()
        for _ in range(count):
            os.write(file.fileno(), body)
            os.fdatasync(file.fileno())
        return count / (time.perf_counter() - began)
