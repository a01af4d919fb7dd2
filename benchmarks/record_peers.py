"""The limits of the record: SQLite as it is, on the same million events."""

import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
import msgspec
from understudy.actors.event_store import Event, EventQuery, SqliteReader

from .record_store import EVENTS, TASK, million

SAMPLE = 100_000  # events of the million that the slower peers get; their times are scaled up


class Counted(msgspec.Struct, gc=False):
    """What a fold needs of the data, typed."""

    offset: int = 0
    length: int = 0
    lines: int = 0


# Read anew by each: a hundred thousand events that are kept would slow down the collector of
# whatever is measured after them.
def sample() -> tuple[Event, ...]:
    """Return the first events of the million."""
    reader, events = SqliteReader(million()), list[Event]()
    while len(events) < SAMPLE:
        after = events[-1].sequence_number if events else 0
        events += reader.read(EventQuery(after=after, limit=10_000)).events
    reader.close()
    return tuple(events)


@contextmanager
def _database() -> Generator[apsw.Connection]:
    connection = apsw.Connection(million(), flags=apsw.SQLITE_OPEN_READONLY)
    connection.execute("PRAGMA cache_size = -65536")
    yield connection
    connection.close()


def fold_floor() -> float:
    """Return seconds for four columns of every row and typed data, folded into counts."""
    decode, states = msgspec.json.Decoder(Counted).decode, dict[Any, list[int]]()
    sql = "SELECT sequence_number, task_id, event_type, data FROM event NOT INDEXED"
    with _database() as connection:
        began = time.perf_counter()
        for number, task, kind, data in connection.execute(f"{sql} ORDER BY sequence_number"):
            state = states.get(task) or states.setdefault(task, [0, 0, 0])
            found = decode(str(data))
            state[0] = int(number)
            if kind == "WORKER_OUTPUT":
                state[1] += found.lines
                state[2] = found.offset + found.length
        return time.perf_counter() - began


def task_rows() -> float:
    """Return milliseconds for one task's rows out of the million."""
    return _rows("task_id = ?", TASK, 10_000)


def page_rows() -> float:
    """Return milliseconds for a hundred rows after a number in the middle."""
    return _rows("sequence_number > ?", EVENTS // 2, 100)


def _rows(condition: str, value: str | int, limit: int) -> float:
    columns, spent = "sequence_number, task_id, event_type, data", list[float]()
    sql = f"SELECT {columns} FROM event WHERE {condition} ORDER BY sequence_number LIMIT {limit}"  # noqa: S608 - our own text
    with _database() as connection:
        for _ in range(9):
            began = time.perf_counter()
            connection.execute(sql, (value,)).fetchall()
            spent.append(time.perf_counter() - began)
    return min(spent) * 1e3


def fts5() -> float:
    """Return events per second into an FTS5 table of one column, a dozen words each."""
    words = "a line of output as a test would print it number {} result ok"
    rows = [(number, words.format(number)) for number in range(1, SAMPLE + 1)]
    with tempfile.TemporaryDirectory() as folder:
        index = apsw.Connection(str(Path(folder, "index.db")))
        index.execute("PRAGMA journal_mode = wal; PRAGMA synchronous = normal").fetchall()
        index.execute("CREATE VIRTUAL TABLE f USING fts5(text, content='', columnsize=0)")
        began = time.perf_counter()
        for first in range(0, SAMPLE, 5_000):
            with index:
                sql = "INSERT INTO f (rowid, text) VALUES (?, ?)"
                index.executemany(sql, rows[first : first + 5_000])
        rate = SAMPLE / (time.perf_counter() - began)
        index.close()
        return rate
