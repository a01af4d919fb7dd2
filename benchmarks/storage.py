"""Durable appends: through the store's actor, beside raw SQLite and the disk itself."""

import tempfile
import time
from pathlib import Path

import trio
from understudy.actors.event_store import Append, EventStore, SqliteEngine
from understudy.actors.kernel import Address
from understudy.actors.kernel.testing import run_actor

from . import storage_peers as peers
from .harness import Comparison, Contender

SINGLE, MANY, CALLERS = 500, 12_800, 64


def comparisons() -> list[Comparison]:
    """Return the comparisons of this suite."""
    return [
        Comparison(
            "durable append, one caller",
            "events/s",
            (
                Contender("event store", lambda: trio.run(_appends, 1, SINGLE)),
                Contender("raw SQLite, WAL FULL, a commit each", lambda: peers.sqlite(1, SINGLE)),
                Contender("limit: write + fdatasync each", lambda: peers.disk(SINGLE)),
            ),
            target=">= 0.9 of write + fdatasync",
        ),
        Comparison(
            f"durable append, {CALLERS} callers",
            "events/s",
            (
                Contender("event store", lambda: trio.run(_appends, CALLERS, MANY)),
                Contender("raw SQLite, WAL FULL, 100 a commit", lambda: peers.sqlite(100, MANY)),
                Contender("limit: write + fdatasync each", lambda: peers.disk(SINGLE)),
            ),
            target=">= 5 x write + fdatasync",
        ),
        Comparison(
            "durable append, pipelined",
            "events/s",
            (
                Contender("event store", lambda: trio.run(_pipelined)),
                Contender("raw SQLite, WAL FULL, 100 a commit", lambda: peers.sqlite(100, MANY)),
                Contender("limit: write + fdatasync each", lambda: peers.disk(SINGLE)),
            ),
            target=">= 8 x write + fdatasync",
        ),
    ]


async def _appends(callers: int, count: int) -> float:
    async def call(store: Address) -> None:
        for _ in range(count // callers):
            await store.ask(Append((peers.event(),)), timeout=60)

    with tempfile.TemporaryDirectory() as folder:
        async with run_actor(lambda: _store(folder)) as store:
            began = time.perf_counter()
            async with trio.open_nursery() as nursery:
                for _ in range(callers):
                    nursery.start_soon(call, store)
            return count / (time.perf_counter() - began)


async def _pipelined() -> float:
    with tempfile.TemporaryDirectory() as folder:
        async with run_actor(lambda: _store(folder)) as store:
            began = time.perf_counter()
            for _ in range(MANY // 6400):
                replies = [store.ask_nowait(Append((peers.event(),))) for _ in range(6400)]
                for reply in replies:
                    await reply
            return MANY / (time.perf_counter() - began)


def _store(folder: str) -> EventStore:
    return EventStore(SqliteEngine(str(Path(folder, "events.db"))))
