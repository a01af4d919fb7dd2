"""The record's own side of the comparisons, on the million events."""

import tempfile
import time
from functools import partial
from pathlib import Path

import trio
from understudy.actors.event_store import (
    Append,
    Event,
    EventLog,
    EventQuery,
    EventReader,
    EventStore,
    SqliteEngine,
    SqliteReader,
)
from understudy.actors.kernel.testing import run_actor
from understudy.actors.search_index.table import SearchTable

from . import storage_peers
from .record_peers import sample
from .record_store import million

APPENDS, AT_ONCE, READS = 12_800, 6_400, 9


def fold() -> float:
    """Return seconds for the states of all tasks."""
    reader = SqliteReader(million())
    reader.open()
    began = time.perf_counter()
    reader.fold_tasks()
    spent = time.perf_counter() - began
    reader.close()
    return spent


def read(query: EventQuery) -> float:
    """Return milliseconds for one page through the reader's actor, the fastest of some."""

    async def measured() -> float:
        async with run_actor(partial(EventReader, SqliteReader(million()))) as address:
            log, spent = EventLog(address, address), list[float]()
            for _ in range(READS):
                began = time.perf_counter()
                await log.read(query)
                spent.append(time.perf_counter() - began)
            return min(spent) * 1e3

    return trio.run(measured)


def append() -> float:
    """Return events per second into the store of the million, many asks at once."""

    async def measured() -> float:
        async with run_actor(partial(EventStore, SqliteEngine(million()))) as store:
            began = time.perf_counter()
            for _ in range(APPENDS // AT_ONCE):
                appends = (Append((storage_peers.event(),)) for _ in range(AT_ONCE))
                for reply in [store.ask_nowait(append) for append in appends]:
                    await reply
            return APPENDS / (time.perf_counter() - began)

    return trio.run(measured)


def index() -> float:
    """Return events per second into the full-text index, a dozen words each."""
    with tempfile.TemporaryDirectory() as folder:
        table = SearchTable(Path(folder, "search.db"))
        table.open()
        events = sample()
        began = time.perf_counter()
        for first in range(0, len(events), 5_000):
            table.add(events[first : first + 5_000], _text)
        rate = len(events) / (time.perf_counter() - began)
        table.close()
        return rate


def _text(event: Event) -> str:
    return f"a line of output as a test would print it number {event.sequence_number} result ok"
