"""A throttle at work on a real log, on a wall clock that the test sets."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
import trio
import trio.testing
from understudy.actors.broadcaster import TopicPattern
from understudy.actors.event_store import Event, new_event
from understudy.actors.kernel import actor_child
from understudy.actors.kernel.testing import run_actor
from understudy.actors.throttle import (
    AutoResume,
    LimitChange,
    LimitView,
    Rules,
    Stagger,
    Throttle,
    Waits,
)
from understudy.supervisors import Supervisor

WAITS = Waits(first=30.0, factor=2.0, longest=3600.0)


@dataclass
class Bench:
    """The throttle, as a test drives it; `jump` makes both clocks go on.

    They go by themselves too, since what a jump has made time out is tried again a little later.
    """

    core: Any
    rules: Rules
    clock: trio.testing.MockClock
    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    zero: float = field(default_factory=trio.current_time)

    def now(self) -> datetime:
        return self.began + timedelta(seconds=trio.current_time() - self.zero)

    def jump(self, seconds: float) -> None:
        self.clock.jump(seconds)

    async def ask(self, message: Any) -> Any:
        return await self.core.system.address("throttle").ask(message)

    async def meet(self, task_id: str = "a", kind: str = "RATE_LIMITED", **data: Any) -> Event:
        """Append what a worker records when it meets a limit."""
        whose = {"provider": "anthropic", "account": "work"}
        return (await self.core.log.append(new_event(task_id, kind, whose | data)))[0]

    async def until(self, kind: str, *, after: int = 0) -> Event:
        """Wait for the next event of a type."""
        async with self.core.feed(TopicPattern(types=frozenset({kind})), after=after) as feed:
            return (await feed.receive(1))[0]

    async def limit(self, *, seen: int = -1) -> LimitView:
        """Return the limit, once it is newer than what was seen."""
        return await self.ask(LimitChange("anthropic", "work", seen))

    async def paused(self, **data: Any) -> Event:
        """Meet the limit and wait until all were told; return that event."""
        met = await self.meet(**data)
        told = await self.until("LIMIT_PAUSED", after=met.sequence_number)
        await self.limit(seen=told.sequence_number - 1)
        return told


@pytest.fixture
def run_throttle(run_core: Any, mock_clock: Any) -> Callable[..., Any]:
    """Run a throttle for the length of a block, on this test's database each time."""

    @asynccontextmanager
    async def run(
        *, auto_resume: str = "always", interval: float = 60.0, jitter: float = 0.0
    ) -> AsyncGenerator[Bench]:
        mock_clock.rate = 1.0
        rules = Rules(AutoResume(auto_resume), WAITS, Stagger(interval, jitter))
        async with run_core() as core:
            bench = Bench(core, rules, mock_clock)
            throttle = actor_child(
                "throttle", lambda: Throttle(core.log, core.broadcaster, rules, now=bench.now)
            )
            guard = partial(Supervisor, core.policy, (throttle,))
            async with run_actor(guard, name="guard", system=core.system):
                yield bench

    return run
