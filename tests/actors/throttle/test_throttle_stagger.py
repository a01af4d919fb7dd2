"""WK6: after a pause not all start at once."""

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.throttle import MayStart, Permit, Resume, Stagger
from understudy.actors.throttle.turnstile import Turnstile

WORK = MayStart("anthropic", "work")


async def test_wk6_starts_after_a_pause_come_one_after_the_other(
    run_throttle: Any, mock_clock: Any
) -> None:
    async with run_throttle(interval=60.0) as bench:
        await bench.paused(wait_sec=60.0)
        await bench.ask(Resume("anthropic", "work"))
        for _ in range(3):
            assert await bench.ask(WORK) == Permit()
            wait = await bench.ask(WORK)
            assert (wait.in_turn, wait.until) == (True, None)
            assert 50 < wait.seconds <= 60
            bench.jump(60)
        bench.jump(600)  # nobody came: the line has gone
        assert [await bench.ask(WORK) for _ in range(3)] == [Permit()] * 3


@given(st.floats(0, 1), st.floats(0, 1), st.lists(st.floats(0, 3), min_size=1, max_size=30))
def test_wk6_two_starts_are_never_closer_than_the_interval(
    jitter: float, chance: float, steps: list[float]
) -> None:
    turnstile = Turnstile(Stagger(2.0, jitter, chance=lambda: chance), 0.0)
    now, passed = 0.0, list[float]()
    for step in steps:
        now += step
        if (wait := turnstile.pass_through(now)) == 0.0:
            passed.append(now)
        else:
            assert wait <= 2.0 * (1 + jitter) + 1e-9
            now += wait + 1e-9
            assert turnstile.pass_through(now) == 0.0
            passed.append(now)
    assert all(b - a >= 2.0 - 1e-9 for a, b in pairwise(passed))
