"""Traps seven and eight: clean-up without end, and the message that kills."""

import threading
from typing import Any

import pytest
import trio
from trio.testing import MockClock
from understudy.actors.kernel import ActorDied, Ask, ThreadActor, TrioActor, actor_child
from understudy.supervisors import Backoff, Policy, Strategy


async def test_trap_7_clean_up_is_cut_off_at_its_deadline_and_reported(
    stage: Any, autojump_clock: MockClock
) -> None:
    stage.stop_seconds["a"] = 10**6
    async with stage.run(Policy(), stage.member("a", shutdown=60)):
        pass
    assert trio.current_time() == pytest.approx(TrioActor.stop_deadline)
    assert stage.system.statistics().overran == ("a",)


async def test_trap_7_no_second_writer_while_the_first_thread_may_live(stage: Any) -> None:
    release, busy, writers = threading.Event(), threading.Event(), list[int]()

    class Writer(ThreadActor):
        stop_deadline = 0.02

        def on_start(self) -> None:
            writers.append(self.generation)

        def on_receive(self, message: Any) -> Any:
            busy.set()
            release.wait()

        def on_stop(self) -> None:
            writers.remove(self.generation)

    backoff = Backoff(initial=0.01, maximum=0.01)
    policy = Policy(strategy=Strategy.ONE_FOR_ALL, max_restarts=1000, backoff=backoff)
    writer = actor_child("writer", Writer, shutdown=0.02)
    async with stage.run(policy, writer, stage.member("a")):
        await stage.system.address("writer").tell("write")
        await trio.to_thread.run_sync(busy.wait)
        await stage.crash("a")
        with trio.fail_after(10):
            while "StillRunning" not in (stage.seen()["writer"].view.error or ""):
                await trio.lowlevel.checkpoint()
        assert writers == [1]
        release.set()
        await stage.system.address("a").wait_alive()
        assert writers == [stage.seen()["writer"].view.generation]


async def test_trap_8_the_message_that_crashed_an_actor_is_not_the_next_ones_first(
    stage: Any,
) -> None:
    class Poisoned(TrioActor):
        async def on_receive(self, message: Any) -> Any:
            stage.log.append((self.generation, message))
            if message == "poison":
                raise ValueError("poisoned")

    async with stage.run(Policy(), actor_child("p", Poisoned)):
        address = stage.system.address("p")
        for message in ("poison", "second"):
            address.tell_nowait(message)
        asked = address.ask_nowait(Ask[None]())
        with pytest.raises(ActorDied):
            await asked
        await address.tell("third")
        lost = stage.system.dead_letters.statistics().latest
        assert [letter.message for letter in lost] == ["poison", "second"]
    assert stage.log == [(1, "poison"), (2, "third")]
