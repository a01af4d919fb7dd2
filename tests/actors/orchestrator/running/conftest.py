"""An orchestrator at work: a real log, real supervisors, and small workers of its own."""

from collections import defaultdict
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
import trio
from understudy.actors.broadcaster import TopicPattern
from understudy.actors.event_store import Event, EventQuery
from understudy.actors.kernel import actor_child
from understudy.actors.kernel.testing import run_actor
from understudy.actors.orchestrator import (
    Desk,
    GetOrchestratorStatistics,
    Orchestrator,
    SubmitTask,
    TaskQueue,
    TaskRequest,
)
from understudy.actors.throttle import limit_key
from understudy.supervisors import DynamicSupervisor, Supervisor, supervised

ENDS = frozenset({"TASK_COMPLETE", "TASK_FAILED", "TASK_CANCELLED", "TASK_INTERRUPTED"})
SETTINGS: dict[str, Any] = {"max_concurrent": 5, "default_timeout": None, "stop_patience": 10.0}


@dataclass
class Office:
    """The orchestrator as a test drives it; `floor` is where its workers work."""

    core: Any
    floor: Any
    settings: dict[str, Any]

    async def ask(self, message: Any, *, timeout: float = 20) -> Any:
        return await self.core.system.address("orchestrator").ask(message, timeout=timeout)

    async def submit(self, *command: str, wait: bool = False, **fields: Any) -> Any:
        what = {"command": command} if command else {}
        request = TaskRequest.from_dict(what | fields)
        return await self.ask(SubmitTask(request, wait=wait))

    async def counts(self, **wanted: int) -> Any:
        """Wait until the statistics are these; return them all."""
        with trio.fail_after(20):
            while True:
                counts = await self.ask(GetOrchestratorStatistics())
                if all(getattr(counts, name) == value for name, value in wanted.items()):
                    return counts
                await trio.sleep(0.01)

    async def until(self, task_id: str, kinds: frozenset[str] = ENDS) -> Event:
        """Wait for the task's first event of these types."""
        pattern = TopicPattern(task_id=task_id, types=kinds)
        with trio.fail_after(20):
            async with self.core.feed(pattern) as feed:
                return (await feed.receive(1))[0]

    async def ends(self) -> dict[str, list[str]]:
        """Return the types of the last events of each task that was ever created."""
        found = defaultdict[str, list[str]](list)
        async for event in self.core.log.iterate(EventQuery(types=ENDS | {"TASK_CREATED"})):
            found[event.task_id] += [event.event_type] if event.event_type in ENDS else []
        return dict(found)

    def desk(self) -> Desk:
        """Return the desk of a new incarnation."""
        address = self.core.system.address
        return Desk(
            name="orchestrator",
            log=self.core.log,
            index=self.core.index,
            workers=address("workers"),
            throttle=address("throttle"),
            make_worker=lambda order: self.floor.task_child(order, self.core.log, address),
            find_limit=lambda request: limit_key(request.environment),
            queue=TaskQueue(self.settings.get("queue_size", 100)),
            **{**SETTINGS, **{k: v for k, v in self.settings.items() if k != "queue_size"}},
        )


@pytest.fixture
def run_office(run_core: Callable[..., Any], floor: Any) -> Any:
    """Run an orchestrator for the length of a block, on this test's database each time."""

    @asynccontextmanager
    async def run(*, engine: Any = None, **settings: Any) -> AsyncGenerator[Office]:
        async with run_core(engine) as core:
            office = Office(core, floor, settings)
            workers = supervised("workers", lambda: DynamicSupervisor(core.policy))
            orchestrator = actor_child("orchestrator", lambda: Orchestrator(office.desk()))
            work = partial(Supervisor, core.policy, (workers, orchestrator))
            async with run_actor(work, name="work", system=core.system):
                yield office

    return run
