"""Actors in threads as children: their failing starts and crashes reach the supervisor."""

import threading
from dataclasses import dataclass, replace
from typing import Any

import pytest
import trio
from understudy.actors.kernel import (
    Ask,
    ChildSpec,
    Crash,
    StopChild,
    ThreadActor,
    actor_child,
)
from understudy.supervisors import ChildRefused, Policy, RestartChild, StartFailed


@dataclass(frozen=True, slots=True)
class Who(Ask[int]):
    """Answered with the thread's identity."""


class Worker(ThreadActor):
    """Logs its life; a message that is a function is called."""

    stop_deadline = 0.05

    def __init__(self, stage: Any) -> None:
        super().__init__()
        self._stage = stage

    def on_start(self) -> None:
        if self._stage.failing_starts["t"]:
            self._stage.failing_starts["t"] -= 1
            raise OSError("no disk")
        self._stage.log.append("start t")

    def on_receive(self, message: Any) -> Any:
        return threading.get_ident() if isinstance(message, Who) else message()

    def on_stop(self) -> None:
        self._stage.log.append("stop t")


@pytest.fixture
def worker(stage: Any) -> ChildSpec:
    """A thread actor as a child."""
    return actor_child("t", lambda: Worker(stage))


async def test_a_thread_that_fails_to_start_fails_the_start(stage: Any, worker: ChildSpec) -> None:
    stage.failing_starts["t"] = 1
    with pytest.raises(StartFailed, match="t did not start: OSError: no disk"):
        async with stage.run(Policy(), stage.member("a"), worker):
            pytest.fail("it started")
    assert stage.log[-1] == "stop a"


async def test_a_crashed_thread_is_restarted_and_ends_in_order(
    stage: Any, worker: ChildSpec
) -> None:
    async with stage.run(Policy(), stage.member("a"), worker):
        t = stage.system.address("t")
        assert await t.ask(Who()) != threading.get_ident()
        died = stage.system.names.lookup("t").actor.actor_stopped
        await t.tell(Crash(ValueError("t fell")))
        await trio.to_thread.run_sync(died.wait)
        await t.wait_alive()
        assert stage.seen()["t"].view.error == "ValueError: t fell"
        assert stage.seen()["t"].view.generation == 2
        stage.log.clear()
    assert stage.log == ["stop t", "stop a"]


async def test_a_thread_that_does_not_end_is_reported_and_has_no_successor_beside_it(
    stage: Any, worker: ChildSpec
) -> None:
    release, busy = threading.Event(), threading.Event()

    def block() -> None:
        busy.set()
        release.wait()

    async with stage.run(Policy(), replace(worker, shutdown=0.05)) as top:
        await stage.system.address("t").tell(block)
        await trio.to_thread.run_sync(busy.wait)
        assert await top.ask(StopChild("t"))
        assert "t" in stage.system.statistics().overran
        with pytest.raises(ChildRefused, match="StillRunning: an abandoned thread of 't'"):
            await top.ask(RestartChild("t"))
        release.set()
        with trio.fail_after(5):
            while stage.system.is_abandoned_alive("t"):
                await trio.lowlevel.checkpoint()
        await top.ask(RestartChild("t"))
        assert stage.log == ["start t", "stop t", "start t"]
