"""An office whose tasks may be limited: a real throttle beside the orchestrator."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import pytest
import trio
from understudy.actors.event_store import Event, EventQuery, TaskState, new_event
from understudy.actors.kernel import actor_child
from understudy.actors.kernel.testing import run_actor
from understudy.actors.task_index import GetTask
from understudy.actors.throttle import AutoResume, Resume, Rules, Stagger, Throttle, Waits
from understudy.supervisors import Supervisor

WHOSE = {"provider": "anthropic", "account": "work"}
ENVIRONMENT = {"UNDERSTUDY_PROVIDER": "anthropic", "UNDERSTUDY_ACCOUNT": "work"}
INTERVAL = 0.5
RULES = Rules(AutoResume.ALWAYS, Waits(30.0, 2.0, 3600.0), Stagger(INTERVAL, 0.5))


class LimitedOffice:
    """The office, with tasks that would hit the account's limit and others."""

    def __init__(self, office: Any) -> None:
        self.office = office

    async def limit(self, seconds: float = 3600.0) -> None:
        """Let some task meet the limit, and wait until all are told."""
        met = new_event("elsewhere", "RATE_LIMITED", WHOSE | {"wait_sec": seconds})
        await self.office.core.log.append(met)
        await self.office.until("system", frozenset({"LIMIT_PAUSED"}))

    async def resume(self) -> None:
        await self.office.core.system.address("throttle").ask(Resume("anthropic", "work"))

    async def submit(self, *command: str, **fields: Any) -> str:
        """Hand in a task that uses the account; return its id."""
        fields = {"environment": ENVIRONMENT} | fields
        return (await self.office.submit(*command, **fields)).task_id

    async def held(self, *command: str, **fields: Any) -> str:
        """Hand in such a task while the limit holds, and wait until it is told to be held."""
        task_id = await self.submit(*command, **fields)
        await self.office.until(task_id, frozenset({"TASK_HELD"}))
        return task_id

    async def state(self, task_id: str) -> TaskState:
        log, index = self.office.core.log, self.office.core.index
        return await index.ask(GetTask(task_id, await log.last_sequence()))

    async def events(self, task_id: str | None = None, **query: Any) -> list[Event]:
        wanted = EventQuery(task_id=task_id, **query)
        return [event async for event in self.office.core.log.iterate(wanted)]


@pytest.fixture
def run_limited(run_office: Any) -> Any:
    """Run an office with a throttle for the length of a block."""

    @asynccontextmanager
    async def run(**settings: Any) -> AsyncGenerator[LimitedOffice]:
        async with run_office(**settings) as office:
            core = office.core
            throttle = actor_child("throttle", lambda: Throttle(core.log, core.broadcaster, RULES))
            guard = partial(Supervisor, core.policy, (throttle,))
            async with run_actor(guard, name="guard", system=core.system):
                with trio.fail_after(30):
                    yield LimitedOffice(office)

    return run
