"""Threads that ask while actors end: each ask is answered, whoever is faster."""

import threading
from collections import Counter

import pytest
import trio
from understudy.actors.kernel import ActorDied, ActorSystem, Ask, ThreadActor, TrioActor
from understudy.actors.kernel.testing import run_actor


class OnTrio(TrioActor):
    async def on_receive(self, message: object) -> str:
        return "handled"


class OnThread(ThreadActor):
    def on_receive(self, message: object) -> str:
        return "handled"


@pytest.mark.usefixtures("fast_switching")
@pytest.mark.parametrize("kind", [OnTrio, OnThread])
async def test_asks_from_threads_are_all_answered_over_many_stops(
    kind: type[OnTrio | OnThread],
) -> None:
    system, ended, outcomes = ActorSystem(), threading.Event(), Counter[str]()

    def ask() -> None:
        address = system.address("tested")
        while not ended.is_set():
            try:
                outcomes[address.ask_nowait(Ask[str]()).get(timeout=10)] += 1
            except ActorDied:
                outcomes["died"] += 1

    async with trio.open_nursery() as nursery:
        for _ in range(2):
            nursery.start_soon(trio.to_thread.run_sync, ask)
        stops = 0
        while stops < 500 or len(outcomes) < 2:
            stops += 1
            async with run_actor(kind, system=system):
                await trio.lowlevel.checkpoint()
        ended.set()
    assert set(outcomes) == {"handled", "died"}
