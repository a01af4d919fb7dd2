"""WK6: what one task meets pauses all that would hit the same limit, and every monitor is told."""

from typing import Any

import pytest
from understudy.actors.event_store import SYSTEM_TASK
from understudy.actors.kernel import NotFound
from understudy.actors.throttle import LimitPhase, ListLimits, MayStart, Permit, Resume, Wait

WORK = MayStart("anthropic", "work")


async def test_wk6_what_was_never_limited_may_start(run_throttle: Any, mock_clock: Any) -> None:
    async with run_throttle() as bench:
        assert [await bench.ask(WORK) for _ in range(3)] == [Permit()] * 3
        assert await bench.ask(ListLimits()) == ()


async def test_wk6_a_limit_pauses_its_account_alone_and_is_told_to_all(
    run_throttle: Any, mock_clock: Any
) -> None:
    async with run_throttle() as bench:
        told = await bench.paused(wait_sec=600.0, status=429, message="slow down")
        assert told.task_id == SYSTEM_TASK
        assert told.data["reason"] == "slow down"
        wait = await bench.ask(WORK)
        assert isinstance(wait, Wait)
        assert wait.until == told.data["until"]
        assert wait.seconds is not None
        assert 550 < wait.seconds < 605
        assert "anthropic/work is limited until" in wait.reason
        for other in (MayStart("anthropic"), MayStart("openai", "work")):
            assert await bench.ask(other) == Permit()


async def test_wk6_it_goes_on_by_itself_when_the_pause_is_over(
    run_throttle: Any, mock_clock: Any
) -> None:
    async with run_throttle() as bench:
        told = await bench.paused(wait_sec=600.0)
        bench.jump(500)
        assert isinstance(await bench.ask(WORK), Wait)
        bench.jump(101)
        resumed = await bench.until("LIMIT_RESUMED")
        assert resumed.data["by"] == "time"
        assert resumed.causation_id == told.causation_id
        view = await bench.limit(seen=resumed.sequence_number - 1)
        assert view.phase is LimitPhase.FREE
        assert await bench.ask(WORK) == Permit()


async def test_wk6_an_answer_to_the_task_that_met_it_ends_the_pause(
    run_throttle: Any, mock_clock: Any
) -> None:
    async with run_throttle() as bench:
        await bench.paused(task_id="a", wait_sec=3000.0)
        other = await bench.meet("b", "RECOVERED")
        assert (await bench.limit(seen=other.sequence_number - 1)).phase is LimitPhase.PAUSED
        await bench.meet("a", "RECOVERED")
        resumed = await bench.until("LIMIT_RESUMED")
        assert resumed.data["by"] == "recovery"
        assert (await bench.limit(seen=resumed.sequence_number - 1)).strikes == 0


@pytest.mark.parametrize("policy", ["ask", "never"])
async def test_wk6_a_person_says_go_on(run_throttle: Any, mock_clock: Any, policy: str) -> None:
    async with run_throttle(auto_resume=policy) as bench:
        await bench.paused(wait_sec=600.0)
        bench.jump(700)
        if policy == "ask":
            asked = await bench.until("LIMIT_ASKED")
            await bench.limit(seen=asked.sequence_number - 1)
        wait = await bench.ask(WORK)
        assert wait.seconds is None
        assert "somebody has to say" in wait.reason
        view = await bench.ask(Resume("anthropic", "work"))
        assert view.phase is LimitPhase.FREE
        assert (await bench.until("LIMIT_RESUMED")).data["by"] == "person"
        assert await bench.ask(Resume("anthropic", "work")) == view
        assert await bench.ask(WORK) == Permit()


async def test_wk6_to_go_on_with_what_was_never_limited_is_refused(
    run_throttle: Any, mock_clock: Any
) -> None:
    async with run_throttle() as bench:
        with pytest.raises(NotFound, match="anthropic/work was never limited"):
            await bench.ask(Resume("anthropic", "work"))
