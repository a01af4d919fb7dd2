"""Starting, stopping, restarting and deleting the children of a static supervisor."""

from typing import Any

import pytest
import trio
from trio.testing import MockClock
from understudy.actors.kernel import Restart, StartChild, StopChild
from understudy.supervisors import (
    AutoShutdown,
    ChildRefused,
    DeleteChild,
    Policy,
    RestartChild,
    Strategy,
)


async def test_a_stopped_child_is_kept_and_can_be_started_again(stage: Any) -> None:
    async with stage.run(Policy(), stage.member("a"), stage.member("b")) as top:
        assert await top.ask(StopChild("a"))
        assert stage.states() == {"a": "stopped", "b": "running"}
        assert await top.ask(StopChild("a"))  # as it is wanted
        await top.ask(RestartChild("a"))
        assert stage.states() == {"a": "running", "b": "running"}
        assert stage.seen()["a"].view.generation == 2
        stage.log.clear()
    assert stage.log == ["stop b", "stop a"]  # its place is the old one


async def test_what_is_not_there_can_be_neither_stopped_nor_started(stage: Any) -> None:
    async with stage.run(Policy()) as top:
        assert not await top.ask(StopChild("x"))
        for request in (RestartChild("x"), DeleteChild("x")):
            with pytest.raises(ChildRefused, match="there is no child 'x'"):
                await top.ask(request)


@pytest.mark.parametrize("request_type", [RestartChild, DeleteChild])
async def test_a_child_that_runs_or_waits_must_be_stopped_first(
    stage: Any, request_type: Any
) -> None:
    async with stage.run(Policy(), stage.member("a")) as top:
        with pytest.raises(ChildRefused, match="'a' is running: stop it first"):
            await top.ask(request_type("a"))
        await stage.crash("a", "a")
        with pytest.raises(ChildRefused, match="'a' is waiting to restart: stop it first"):
            await top.ask(request_type("a"))


async def test_a_deleted_child_is_gone_and_its_name_free(stage: Any) -> None:
    async with stage.run(Policy(), stage.member("a")) as top:
        await top.ask(StopChild("a"))
        await top.ask(DeleteChild("a"))
        assert stage.states() == {}
        await top.ask(StartChild(stage.member("a")))
        assert stage.seen()["a"].view.generation == 1


async def test_a_child_stopped_in_its_backoff_stays_stopped(
    stage: Any, autojump_clock: MockClock
) -> None:
    async with stage.run(Policy(), stage.member("a")) as top:
        await stage.crash("a", "a")
        assert await top.ask(StopChild("a"))
        await trio.sleep(60)
        assert stage.states() == {"a": "stopped"}
        await top.ask(RestartChild("a"))
        assert stage.states() == {"a": "running"}


async def test_a_stopped_temporary_child_is_forgotten(stage: Any) -> None:
    async with stage.run(Policy(), stage.member("a", restart=Restart.TEMPORARY)) as top:
        assert await top.ask(StopChild("a"))
        assert stage.states() == {}


async def test_a_child_that_comes_later_belongs_to_the_group(stage: Any) -> None:
    async with stage.run(Policy(strategy=Strategy.REST_FOR_ONE), stage.member("a")) as top:
        await top.ask(StartChild(stage.member("b")))
        log = await stage.crash("a")
        assert log == ["stop a", "stop b", "start a", "ready a", "start b", "ready b"]


async def test_a_failing_start_is_refused_and_hurts_nobody(stage: Any) -> None:
    stage.failing_starts.update(b=2)
    async with stage.run(Policy(max_restarts=0), stage.member("a")) as top:
        with pytest.raises(ChildRefused, match="b did not start: OSError: no start"):
            await top.ask(StartChild(stage.member("b")))
        assert stage.states() == {"a": "running"}
        significant = stage.member("c", significant=True, restart=Restart.TEMPORARY)
        with pytest.raises(ChildRefused, match=f"auto_shutdown is {AutoShutdown.NEVER}"):
            await top.ask(StartChild(significant))
        await top.ask(StopChild("a"))
        stage.failing_starts["a"] = 1
        with pytest.raises(ChildRefused, match="a did not start"):
            await top.ask(RestartChild("a"))
        assert stage.states() == {"a": "stopped"}
        await top.ask(RestartChild("a"))
