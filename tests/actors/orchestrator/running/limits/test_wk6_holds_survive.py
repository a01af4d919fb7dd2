"""WK6: what is held stays held, and is let go, whoever crashes or ends meanwhile."""

from typing import Any

import pytest
from understudy.actors.orchestrator import CancelTask, Drain


@pytest.mark.parametrize("name", ["throttle", "orchestrator", "event_store", "broadcaster"])
async def test_wk6_a_crash_lets_nothing_slip_and_strands_nothing(
    run_limited: Any, name: str
) -> None:
    async with run_limited() as limited:
        await limited.limit()
        held = [await limited.held("succeed") for _ in range(2)]
        await limited.office.core.restart(name)
        held.append(await limited.held("succeed"))
        assert limited.office.floor.began == []
        await limited.resume()
        for task in held:
            assert (await limited.office.until(task)).event_type == "TASK_COMPLETE"


async def test_wk6_a_restarted_server_still_holds(run_limited: Any) -> None:
    async with run_limited() as limited:
        await limited.limit()
        held = await limited.held("succeed")
        await limited.office.ask(Drain())
    async with run_limited() as limited:
        last = (await limited.events())[-1].sequence_number
        after = await limited.held("succeed")
        assert limited.office.floor.began == []
        assert all(event.sequence_number > last for event in await limited.events(after))
        await limited.resume()
        for task in (held, after):
            assert (await limited.office.until(task)).event_type == "TASK_COMPLETE"


async def test_wk6_a_throttle_that_comes_late_delays_only_what_it_may_hold(
    run_office: Any,
) -> None:
    async with run_office() as office:
        environment = {"UNDERSTUDY_PROVIDER": "anthropic"}
        unknown = (await office.submit("succeed", environment=environment)).task_id
        free = (await office.submit("succeed")).task_id
        assert (await office.until(free)).event_type == "TASK_COMPLETE"
        await office.ask(CancelTask(unknown))
        assert (await office.until(unknown)).event_type == "TASK_CANCELLED"
        assert office.floor.began == [free]
