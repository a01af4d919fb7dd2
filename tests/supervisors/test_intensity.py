"""So many restarts in so many seconds; one more escalates."""

from typing import Any

import pytest
import trio
from trio.testing import MockClock, wait_all_tasks_blocked
from understudy.actors.kernel import Restart
from understudy.supervisors import (
    Backoff,
    Policy,
    RestartIntensityExceeded,
    Strategy,
    supervisor_child,
)

AT_ONCE = Backoff(initial=0, maximum=0)
TWO = Policy(max_restarts=2, within=10, backoff=AT_ONCE)


async def test_one_restart_more_than_allowed_ends_the_supervisor(stage: Any) -> None:
    with pytest.raises(RestartIntensityExceeded, match=r"a failed .* 2 restarts in 10 s") as caught:
        async with stage.run(TWO, stage.member("a"), stage.member("b")):
            await stage.crash("a", "b")
            assert list(stage.states().values()) == ["running", "running"]
            await stage.crash("a")
    assert str(caught.value.reason) == "a fell"
    assert stage.log == ["stop a", "stop b"]


async def test_restarts_leave_the_window_with_time(stage: Any, autojump_clock: MockClock) -> None:
    with pytest.raises(RestartIntensityExceeded):
        async with stage.run(TWO, stage.member("a")):
            for _ in range(6):
                await stage.crash("a")
                await trio.sleep(5)
            assert stage.seen()["a"].view.restarts == 6
            await stage.crash("a")
            assert stage.states() == {"a": "running"}
            await stage.crash("a")  # the third within 10 s


async def test_no_restart_is_allowed_with_an_intensity_of_zero(stage: Any) -> None:
    with pytest.raises(RestartIntensityExceeded, match="0 restarts"):
        async with stage.run(Policy(max_restarts=0), stage.member("a")):
            await stage.crash("a")


async def test_a_failing_start_in_a_restart_counts(stage: Any, autojump_clock: MockClock) -> None:
    with pytest.raises(RestartIntensityExceeded, match="OSError: no start"):
        async with stage.run(Policy(max_restarts=2), stage.member("a")):
            stage.failing_starts["a"] = 9
            await stage.crash("a")
            await trio.sleep(60)
    assert stage.failing_starts["a"] == 7


async def test_never_starting_children_without_backoff_escalate(stage: Any) -> None:
    policy = Policy(max_restarts=2_000, within=60, backoff=AT_ONCE)
    with pytest.raises(RestartIntensityExceeded, match="2000 restarts"):
        async with stage.run(policy, stage.member("a")):
            stage.failing_starts["a"] = 5_000
            await stage.crash("a")
            await trio.sleep_forever()


@pytest.mark.parametrize("restart", [Restart.PERMANENT, Restart.TRANSIENT])
async def test_the_parents_policy_repairs_the_child_supervisor(
    stage: Any, restart: Restart
) -> None:
    inner = supervisor_child("inner", TWO, [stage.member("b"), stage.member("c")], restart=restart)
    outer = Policy(strategy=Strategy.REST_FOR_ONE)
    async with stage.run(outer, stage.member("a"), inner, stage.member("d")):
        log = await stage.crash("b", "b", "b")
        assert log[-9:] == [
            *("stop b", "stop c", "stop d"),
            *("start b", "ready b", "start c", "ready c", "start d", "ready d"),
        ]
        assert stage.seen()["inner"].view.error.startswith("RestartIntensityExceeded: b failed")
        assert stage.seen("inner")["b"].view.restarts == 0


async def test_escalation_climbs_until_a_policy_can_bear_it(stage: Any) -> None:
    never = Policy(max_restarts=0)
    lower = supervisor_child("lower", never, [stage.member("a")])
    middle = supervisor_child("middle", never, [lower])
    async with stage.run(Policy(), middle, stage.member("b")):
        assert await stage.crash("a") == ["stop a", "start a", "ready a"]
        await wait_all_tasks_blocked()
        assert stage.seen()["middle"].view.generation == 2
        assert stage.states() == {"middle": "running", "b": "running"}
