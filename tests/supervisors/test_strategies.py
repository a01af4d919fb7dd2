"""Who is restarted with whom, and in which order."""

from typing import Any

import pytest
import trio
from trio.testing import MockClock, wait_all_tasks_blocked
from understudy.actors.kernel import Restart, StopChild
from understudy.supervisors import Policy, Strategy

ALL = Policy(strategy=Strategy.ONE_FOR_ALL)
REST = Policy(strategy=Strategy.REST_FOR_ONE)

ORDERS = {
    Strategy.ONE_FOR_ONE: "stop b, start b, ready b",
    Strategy.REST_FOR_ONE: "stop b, stop c, start b, ready b, start c, ready c",
    Strategy.ONE_FOR_ALL: (
        "stop b, stop c, stop a, start a, ready a, start b, ready b, start c, ready c"
    ),
}


@pytest.mark.parametrize("strategy", Strategy)
async def test_the_group_goes_down_in_reverse_and_comes_up_in_order(
    stage: Any, strategy: Strategy
) -> None:
    members = [stage.member(name) for name in "abc"]
    async with stage.run(Policy(strategy=strategy), *members):
        assert await stage.crash("b") == ORDERS[strategy].split(", ")


async def test_a_sibling_that_ended_normally_is_started_again_with_the_group(stage: Any) -> None:
    a, b = stage.member("a"), stage.member("b", restart=Restart.TRANSIENT)
    async with stage.run(ALL, a, b):
        await stage.end("b")
        assert stage.states()["b"] == "stopped"
        assert await stage.crash("a") == ["stop a", "start a", "ready a", "start b", "ready b"]


async def test_temporary_siblings_go_down_with_the_group_and_are_forgotten(stage: Any) -> None:
    a, b, c = stage.member("a"), stage.member("b", restart=Restart.TEMPORARY), stage.member("c")
    async with stage.run(ALL, a, b, c):
        log = await stage.crash("a")
        assert log[:3] == ["stop a", "stop c", "stop b"]
        assert log[3:] == ["start a", "ready a", "start c", "ready c"]
        assert stage.states() == {"a": "running", "c": "running"}


async def test_a_failing_restart_is_tried_again_from_the_child_that_failed(
    stage: Any, autojump_clock: MockClock
) -> None:
    async with stage.run(REST, *[stage.member(name) for name in "abc"]):
        stage.failing_starts["b"] = 2
        await stage.crash("a")
        await trio.sleep(1)
        assert stage.log == [
            *("stop a", "stop c", "stop b", "start a", "ready a"),
            *("start b", "stop b"),  # at once
            *("start b", "stop b"),  # the second failure in a row: after a backoff
            *("start b", "ready b", "start c", "ready c"),
        ]
        assert stage.seen()["a"].view.restarts == 1


async def test_a_child_stopped_in_the_backoff_of_its_group_stays_down(
    stage: Any, autojump_clock: MockClock
) -> None:
    async with stage.run(ALL, *[stage.member(name) for name in "abc"]) as top:
        await stage.crash("a", "a")
        assert set(stage.states().values()) == {"waiting to restart"}
        assert await top.ask(StopChild("a"))  # the one that failed: the others come back
        assert await top.ask(StopChild("b"))
        await trio.sleep(1)
        assert stage.states() == {"a": "stopped", "b": "stopped", "c": "running"}


async def test_two_siblings_that_fail_together_are_one_restart_of_the_group(stage: Any) -> None:
    members = [stage.member(name) for name in "ab"]
    async with stage.run(Policy(strategy=Strategy.ONE_FOR_ALL, max_restarts=1), *members):
        for name in "ba":
            stage.system.names.lookup(name).stop(block=False)
        await wait_all_tasks_blocked()
        assert [node.view.restarts for node in stage.seen().values()] == [1, 1]
