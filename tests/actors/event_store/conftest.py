"""What the tests of the event store share."""

from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.event_store import (
    Event,
    EventLog,
    EventReader,
    EventStore,
    EventType,
    SqliteEngine,
    SqliteReader,
    StorageEngine,
    StorageReader,
    new_event,
)
from understudy.actors.kernel import ActorSystem, Address
from understudy.actors.kernel.testing import run_actor


@dataclass
class RunningStore:
    """The two actors of a store at work, and what its listener was handed."""

    log: EventLog
    address: Address
    committed: list[tuple[Event, ...]] = field(default_factory=list[tuple[Event, ...]])


@dataclass(frozen=True)
class EngineKind:
    """A storage engine that the contract tests run against."""

    engine: Callable[[str], StorageEngine]
    reader: Callable[[str], StorageReader]


# Another engine is held to the contract by an entry here.
ENGINES = {"sqlite": EngineKind(SqliteEngine, SqliteReader)}


@pytest.fixture(params=list(ENGINES.values()), ids=list(ENGINES))
def kind(request: pytest.FixtureRequest) -> EngineKind:
    """Each storage engine in turn."""
    return request.param


@pytest.fixture
def engine(kind: EngineKind, path: str) -> Iterator[StorageEngine]:
    """An open engine on an empty store."""
    opened = kind.engine(path)
    opened.open()
    yield opened
    opened.close()


StoreRunner = Callable[[], AbstractAsyncContextManager[RunningStore]]


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Where the test's store is."""
    return str(tmp_path / "store" / "events.db")


@pytest.fixture
def run_store(path: str) -> StoreRunner:
    """Run the actors of the store at `path` for the length of a block; again and again."""

    @asynccontextmanager
    async def run() -> AsyncGenerator[RunningStore]:
        system, committed = ActorSystem(), list[tuple[Event, ...]]()
        store = partial(EventStore, SqliteEngine(path), on_committed=committed.append)
        reader = partial(EventReader, SqliteReader(path))
        async with (
            run_actor(store, name="event_store", system=system) as writing,
            run_actor(reader, name="event_reader", system=system) as reading,
        ):
            yield RunningStore(EventLog(writing, reading), writing, committed)

    return run


@pytest.fixture
def make() -> Callable[..., Event]:
    """Make an event: `make("TASK_STARTED", task_id="a", n=1)`; what it is not told is filled in."""

    def make_event(
        event_type: str = EventType.WORKER_PROGRESS, *, task_id: str = "task-1", **data: Any
    ) -> Event:
        return new_event(task_id, event_type, data, correlation_id="request-1")

    return make_event
