"""Trap four: what comes in about an older incarnation must change nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from trio.testing import wait_all_tasks_blocked
from understudy.actors.kernel import Crash, StopChild
from understudy.supervisors import (
    Policy,
    RestartChild,
    Strategy,
    Supervisor,
)


@pytest.fixture
def recorded(stage: Any) -> Callable[[Policy], Any]:
    """Run a supervisor that keeps the events it was posted, in `stage.events`."""
    stage.events = []

    class Recording(Supervisor):
        def post(self, event: Any) -> None:
            stage.events.append(event)
            super().post(event)

    def run(policy: Policy) -> Any:
        members = [stage.member("a"), stage.member("b")]
        stage.supervisor = Recording(policy, members)
        return stage.run(policy, factory=lambda: stage.supervisor)

    return run


async def test_trap_4_an_event_of_an_older_incarnation_is_stale(stage: Any, recorded: Any) -> None:
    async with recorded(Policy()) as top:
        await stage.crash("a", "b")
        await top.ask(StopChild("b"))
        await top.ask(RestartChild("b"))
        assert len(stage.events) == 2  # an end that was asked for is no event at all
        for event in list(stage.events):
            stage.supervisor.post(event)
        await wait_all_tasks_blocked()
        assert [node.view.generation for node in stage.seen().values()] == [2, 3]


async def test_trap_4_siblings_that_fall_together_are_one_failure(
    stage: Any, recorded: Any
) -> None:
    async with recorded(Policy(strategy=Strategy.ONE_FOR_ALL, max_restarts=1)):
        for name in "ab":
            stage.system.address(name).tell_nowait(Crash(ValueError(f"{name} fell")))
        await wait_all_tasks_blocked()
        assert len(stage.events) == 2
        assert [node.view.generation for node in stage.seen().values()] == [2, 2]
