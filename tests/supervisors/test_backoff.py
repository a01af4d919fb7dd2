"""At once, then ever later, spread at random, and from the beginning after a good run."""

from dataclasses import replace
from typing import Any

import pytest
import trio
from hypothesis import given
from hypothesis import strategies as st
from trio.testing import MockClock, wait_all_tasks_blocked
from understudy.supervisors import Backoff, Policy

EXACT = Backoff(initial=1, factor=3, maximum=8, jitter=0.5, reset_after=100, chance=lambda: 0.0)
POLICY = Policy(max_restarts=10, within=1000, backoff=EXACT)


async def seconds_to_restart(stage: Any, name: str) -> float:
    """Crash a member and measure until it is back."""
    began = trio.current_time()
    await stage.crash(name)
    await stage.system.address(name).wait_alive()
    await wait_all_tasks_blocked()
    return trio.current_time() - began


async def test_the_first_restart_is_at_once_and_the_next_ones_wait(
    stage: Any, autojump_clock: MockClock
) -> None:
    async with stage.run(POLICY, stage.member("a"), stage.member("b")):
        waits = [await seconds_to_restart(stage, "a") for _ in range(5)]
        assert waits == pytest.approx([0, 1, 3, 8, 8])
        assert await seconds_to_restart(stage, "b") == 0  # each child has its own count


async def test_a_child_that_ran_long_enough_counts_from_one_again(
    stage: Any, autojump_clock: MockClock
) -> None:
    async with stage.run(POLICY, stage.member("a")):
        waits: list[float] = []
        for pause in (0, 99, 100, 0):
            await trio.sleep(pause)
            waits.append(await seconds_to_restart(stage, "a"))
        assert waits == pytest.approx([0, 1, 0, 1])


async def test_starts_that_fail_for_long_are_no_good_run(
    stage: Any, autojump_clock: MockClock
) -> None:
    impatient = replace(POLICY, backoff=replace(EXACT, reset_after=10))
    async with stage.run(impatient, stage.member("a")):
        stage.failing_starts["a"] = 5
        assert await seconds_to_restart(stage, "a") == pytest.approx(1 + 3 + 8 + 8 + 8)


def test_jitter_takes_off_up_to_its_part() -> None:
    waits = [
        Backoff(initial=1, maximum=8, jitter=0.5, chance=lambda chance=chance: chance).delay(4)
        for chance in (0.0, 0.5, 1.0)
    ]
    assert waits == [4.0, 3.0, 2.0]


@given(
    failures=st.integers(2, 10_000),
    factor=st.floats(1, 1e300),
    initial=st.floats(0, 5),
    jitter=st.floats(0, 1),
)
def test_a_wait_never_exceeds_the_maximum_nor_shrinks_before_jitter(
    failures: int, factor: float, initial: float, jitter: float
) -> None:
    full = Backoff(initial=initial, factor=factor, maximum=5, jitter=0)
    assert initial <= full.delay(failures) <= full.delay(failures + 1) <= 5
    spread = Backoff(initial=initial, factor=factor, maximum=5, jitter=jitter).delay(failures)
    assert full.delay(failures) * (1 - jitter) <= spread <= full.delay(failures)


@pytest.mark.parametrize(
    "wrong",
    [
        {"initial": -1.0},
        {"initial": 6.0},
        {"factor": 0.5},
        {"factor": float("nan")},
        {"jitter": 1.1},
        {"reset_after": -1.0},
    ],
)
def test_a_backoff_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"backoff: .*{next(iter(wrong))}"):
        Backoff(**wrong)


@pytest.mark.parametrize("wrong", [{"max_restarts": -1}, {"within": 0.0}, {"within": float("nan")}])
def test_a_policy_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Policy(**wrong)
