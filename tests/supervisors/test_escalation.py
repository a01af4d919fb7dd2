"""What a supervisor cannot bear is its parent's to repair, by the parent's policy."""

from typing import Any

import pytest
from understudy.actors.kernel import Restart
from understudy.supervisors import Backoff, Policy, Strategy, supervisor_child

TWO = Policy(max_restarts=2, within=10, backoff=Backoff(initial=0, maximum=0))


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
        assert stage.seen()["middle"].view.generation == 2
        assert stage.states() == {"middle": "running", "b": "running"}
