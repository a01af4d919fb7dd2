"""Traps five and six: the waits of a backoff, and settings under which nothing escalates."""

from collections.abc import Callable
from typing import Any

import pytest
import trio
from hypothesis import given
from hypothesis import strategies as st
from trio.testing import MockClock
from understudy.supervisors import Backoff, Policy, RestartIntensityExceeded


async def test_trap_5_a_backoff_holds_up_no_sibling(stage: Any, autojump_clock: MockClock) -> None:
    async with stage.run(Policy(), stage.member("a"), stage.member("b")):
        await stage.crash("a", "a")
        assert stage.states() == {"a": "waiting to restart", "b": "running"}
        assert await stage.crash("b") == ["stop b", "start b", "ready b"]
        assert trio.current_time() == 0


def test_trap_6_a_backoff_that_outlasts_the_window_is_refused() -> None:
    with pytest.raises(ValueError, match=r"up to 20\.0 s lets 3 restarts in 60\.0 s never be"):
        Policy(max_restarts=3, within=60.0, backoff=Backoff(maximum=20.0))


@given(restarts=st.integers(1, 6), within=st.floats(1, 100), part=st.floats(0, 0.99))
def test_trap_6_every_policy_that_is_accepted_escalates_in_the_end(
    make_stage: Callable[[], Any], restarts: int, within: float, part: float
) -> None:
    longest = within / restarts * part
    backoff = Backoff(initial=longest, maximum=longest, jitter=0)
    policy = Policy(max_restarts=restarts, within=within, backoff=backoff)
    stage = make_stage()

    async def main() -> None:
        async with stage.run(policy, stage.member("a")):
            stage.failing_starts["a"] = 1000
            await stage.crash("a")
            await trio.sleep_forever()

    with pytest.raises(RestartIntensityExceeded):
        trio.run(main, clock=MockClock(autojump_threshold=0))
