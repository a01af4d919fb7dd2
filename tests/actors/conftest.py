"""The recording core of the house, real and supervised: what the tests of its users share."""

from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import trio
from understudy.actors.broadcaster import Broadcaster, EventFeed, TopicPattern, committed_listener
from understudy.actors.event_store import (
    Event,
    EventLog,
    EventReader,
    EventStore,
    EventType,
    SqliteEngine,
    SqliteReader,
    StorageEngine,
    new_event,
)
from understudy.actors.kernel import ActorSystem, Address, ChildSpec, Crash, actor_child
from understudy.actors.kernel.testing import run_actor
from understudy.actors.task_index import TaskIndex
from understudy.supervisors import Backoff, Policy, Supervisor

# Whatever a test crashes is back at once, and as often as it likes.
FORGIVING = Policy(max_restarts=1000, within=60.0, backoff=Backoff(initial=0.001, maximum=0.01))
EVERYTHING = TopicPattern()


@dataclass(frozen=True)
class Core:
    """The store, its reader, the broadcaster and the task index, at work."""

    system: ActorSystem
    policy: Policy = FORGIVING

    @property
    def log(self) -> EventLog:
        return EventLog(self.system.address("event_store"), self.system.address("event_reader"))

    @property
    def broadcaster(self) -> Address:
        return self.system.address("broadcaster")

    @property
    def index(self) -> Address:
        return self.system.address("task_index")

    def crash(self, name: str) -> None:
        """Let an actor die of an error, for its supervisor to restart."""
        self.system.address(name).tell_nowait(Crash(RuntimeError(f"{name}: on purpose")))

    async def restart(self, name: str) -> None:
        """Crash an actor and wait until its next incarnation is at work."""
        address, ref = self.system.address(name), self.system.names.lookup(name)
        self.crash(name)
        with trio.fail_after(10):
            while self.system.names.lookup(name) is ref:
                await trio.lowlevel.checkpoint()
            await address.wait_alive()

    def feed(self, pattern: TopicPattern = EVERYTHING, **options: Any) -> EventFeed:
        return EventFeed(self.log, self.broadcaster, pattern, **options)

    def children(self, engine: StorageEngine, path: str) -> Iterable[ChildSpec]:
        listener = committed_listener(self.broadcaster)
        yield actor_child("event_store", lambda: EventStore(engine, on_committed=listener))
        yield actor_child("event_reader", lambda: EventReader(SqliteReader(path)))
        yield actor_child("broadcaster", Broadcaster)
        yield actor_child("task_index", lambda: TaskIndex(self.log, self.broadcaster))


@pytest.fixture
def run_core(tmp_path: Path) -> Any:
    """Run the core on this test's database for the length of a block; again and again."""
    path = str(tmp_path / "events.db")

    @asynccontextmanager
    async def run(engine: StorageEngine | None = None) -> AsyncGenerator[Core]:
        core = Core(ActorSystem())
        children = core.children(engine or SqliteEngine(path), path)
        supervisor = partial(Supervisor, core.policy, tuple(children))
        async with run_actor(supervisor, name="core", system=core.system):
            yield core

    return run


@pytest.fixture
def make_event() -> Callable[..., Event]:
    """Make an event: `make_event("TASK_STARTED", task_id="a", n=1)`."""

    def make(kind: str = EventType.WORKER_PROGRESS, *, task_id: str = "a", **data: Any) -> Event:
        return new_event(task_id, kind, data)

    return make
