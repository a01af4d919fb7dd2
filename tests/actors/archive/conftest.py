"""Logs to export from and to import into."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.event_store import (
    EventLog,
    EventReader,
    EventStore,
    SqliteEngine,
    SqliteReader,
)
from understudy.actors.kernel import ActorSystem
from understudy.actors.kernel.testing import run_actor


@pytest.fixture
def run_log(tmp_path: Path) -> Any:
    """Run the log of that name for the length of a block; again and again."""

    @asynccontextmanager
    async def run(name: str) -> AsyncGenerator[EventLog]:
        path, system = str(tmp_path / f"{name}.db"), ActorSystem()
        store = partial(EventStore, SqliteEngine(path))
        reader = partial(EventReader, SqliteReader(path))
        async with (
            run_actor(store, name="event_store", system=system) as writing,
            run_actor(reader, name="event_reader", system=system) as reading,
        ):
            yield EventLog(writing, reading)

    return run
