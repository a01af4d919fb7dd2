"""So many restarts in so many seconds; one more escalates."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import trio
from trio.testing import MockClock
from understudy.actors.kernel import ChildSpec
from understudy.supervisors import (
    Backoff,
    Policy,
    RestartIntensityExceeded,
)

AT_ONCE = Backoff(initial=0, maximum=0)
TWO = Policy(max_restarts=2, within=10, backoff=AT_ONCE)


@asynccontextmanager
async def falling(stage: Any, policy: Policy, *specs: ChildSpec) -> AsyncGenerator[list[Any]]:
    """Run a supervisor that is to escalate; its error is in the list after the block."""
    errors: list[Any] = []
    with pytest.raises(RestartIntensityExceeded) as caught:
        async with stage.run(policy, *specs):
            yield errors
    errors.append(caught.value)


async def test_one_restart_more_than_allowed_ends_the_supervisor(stage: Any) -> None:
    async with falling(stage, TWO, stage.member("a"), stage.member("b")) as errors:
        await stage.crash("a", "b")
        assert list(stage.states().values()) == ["running", "running"]
        await stage.crash("a")
    assert "a failed again, past 2 restarts in 10 s" in str(errors[0])
    assert str(errors[0].reason) == "a fell"
    assert stage.log == ["stop a", "stop b"]


async def test_restarts_leave_the_window_with_time(stage: Any, autojump_clock: MockClock) -> None:
    crashes = 0
    async with falling(stage, TWO, stage.member("a")):
        for _ in range(6):
            await stage.crash("a")
            await trio.sleep(5)
            crashes += 1
        await stage.crash("a")
        crashes += 1
        await stage.crash("a")  # the third within 10 s
        pytest.fail("it lives on")
    assert crashes == 7


async def test_no_restart_is_allowed_with_an_intensity_of_zero(stage: Any) -> None:
    async with falling(stage, Policy(max_restarts=0), stage.member("a")):
        await stage.crash("a")
        pytest.fail("it lives on")


async def test_a_failing_start_in_a_restart_counts(stage: Any, autojump_clock: MockClock) -> None:
    async with falling(stage, Policy(max_restarts=2), stage.member("a")) as errors:
        stage.failing_starts["a"] = 9
        await stage.crash("a")
        await trio.sleep(60)
        pytest.fail("it lives on")
    assert "last: OSError: no start" in str(errors[0])
    assert stage.failing_starts["a"] == 7


async def test_a_child_that_never_starts_escalates_without_backoff_too(stage: Any) -> None:
    policy = Policy(max_restarts=2_000, within=60, backoff=AT_ONCE)
    async with falling(stage, policy, stage.member("a")):
        stage.failing_starts["a"] = 5_000
        await stage.crash("a")
        await trio.sleep_forever()
    assert stage.failing_starts["a"] == 3_000
