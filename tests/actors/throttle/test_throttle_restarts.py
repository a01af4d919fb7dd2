"""WK6: limits survive restarts of the actor, of the house, and a store that cannot be written."""

from typing import Any

import pytest
from understudy.actors.event_store import EventQuery
from understudy.actors.throttle import LimitPhase, ListLimits, MayStart, Permit, Wait

WORK = MayStart("anthropic", "work")


async def types(core: Any) -> list[str]:
    return [event.event_type async for event in core.log.iterate(EventQuery())]


async def test_wk6_a_restarted_throttle_knows_all_before_it_answers(
    run_throttle: Any, mock_clock: Any
) -> None:
    async with run_throttle() as bench:
        await bench.paused(wait_sec=60.0)
        before = await bench.ask(ListLimits())
        await bench.core.restart("throttle")
        assert isinstance(await bench.ask(WORK), Wait)
        assert await bench.ask(ListLimits()) == before
    async with run_throttle() as bench:
        assert await bench.ask(ListLimits()) == before
        assert await types(bench.core) == ["RATE_LIMITED", "LIMIT_PAUSED"]


async def test_wk6_what_was_met_while_nobody_listened_is_told_at_the_start(
    run_core: Any, run_throttle: Any, make_event: Any, mock_clock: Any
) -> None:
    async with run_core() as core:
        met = make_event("RATE_LIMITED", provider="anthropic", account="work", wait_sec=60)
        await core.log.append(met)
    async with run_throttle() as bench:
        assert isinstance(await bench.ask(WORK), Wait)
        assert (await bench.until("LIMIT_PAUSED")).causation_id == met.event_id


async def test_wk6_a_pause_that_ended_meanwhile_is_over_at_the_start(
    run_throttle: Any, mock_clock: Any
) -> None:
    async with run_throttle() as bench:
        await bench.paused(wait_sec=60.0)
    async with run_throttle() as bench:
        bench.jump(100)
        resumed = await bench.until("LIMIT_RESUMED")
        assert (await bench.limit(seen=resumed.sequence_number - 1)).phase is LimitPhase.FREE


@pytest.mark.parametrize("name", ["event_store", "event_reader", "broadcaster"])
async def test_wk6_a_crash_beside_it_loses_no_limit(run_throttle: Any, name: str) -> None:
    async with run_throttle() as bench:
        await bench.core.restart(name)
        await bench.paused(wait_sec=60.0)
        assert isinstance(await bench.ask(WORK), Wait)


async def test_wk6_each_limit_is_by_itself(run_throttle: Any, mock_clock: Any) -> None:
    async with run_throttle() as bench:
        await bench.paused(wait_sec=60.0)
        await bench.meet("b", provider="OpenAI ", account="", wait_sec=5.0)
        await bench.meet("c", provider="", account="")  # nobody knows whose: it pauses nobody
        await bench.until("LIMIT_PAUSED", after=2)
        keys = [(view.provider, view.account) for view in await bench.ask(ListLimits())]
        assert keys == [("anthropic", "work"), ("openai", "default")]
        assert await bench.ask(MayStart("openai", "other")) == Permit()
        assert isinstance(await bench.ask(MayStart("openai")), Wait)
