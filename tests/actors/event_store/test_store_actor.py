"""ES1, ES4, ES5, ES6: the store's actors under concurrent callers."""

import threading
from collections.abc import Callable
from typing import Any

import trio
from understudy.actors.event_store import (
    Append,
    Event,
    EventQuery,
    GetStoreStatistics,
    LastSequence,
    SequenceConflict,
)

Make = Callable[..., Event]
Runner = Callable[[], Any]


async def test_es1_ten_writers_of_ten_and_a_hundred_at_once(run_store: Runner, make: Make) -> None:
    async def write(log: Any, task_id: str, count: int) -> None:
        for n in range(count):
            await log.append(make(task_id=task_id, n=n))

    async with run_store() as store:
        for writers, count in ((10, 10), (100, 1)):
            async with trio.open_nursery() as nursery:
                for writer in range(writers):
                    nursery.start_soon(write, store.log, f"task-{writer}", count)
        found = [event async for event in store.log.iterate(EventQuery(limit=7))]
        assert [event.sequence_number for event in found] == list(range(1, 201))
        alone = (await store.log.read(EventQuery(task_id="task-3"))).events
        assert [event.data["n"] for event in alone] == [*range(10), 0]
        assert await store.log.last_sequence() == 200


async def test_es1_several_threads_and_restarts(run_store: Runner, make: Make) -> None:
    for round_ in range(2):
        async with run_store() as store:

            def write(address: Any = store.address) -> None:
                for _ in range(50):
                    address.ask_nowait(Append((make(),))).get(timeout=10)

            threads = [threading.Thread(target=write) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                await trio.to_thread.run_sync(thread.join)
            numbers = [e.sequence_number async for e in store.log.iterate(EventQuery())]
            assert numbers == list(range(1, 200 * (round_ + 1) + 1))


async def test_es2_appends_that_wait_share_a_commit(run_store: Runner, make: Make) -> None:
    async with run_store() as store:
        replies = [store.address.ask_nowait(Append((make(n=n),))) for n in range(400)]
        stored = [(await reply).events[0] for reply in replies]
        assert [event.data["n"] for event in stored] == list(range(400))
        statistics = await store.address.ask(GetStoreStatistics())
        assert statistics.last_sequence == await store.address.ask(LastSequence()) == 400
        assert statistics.commits < 100
        assert statistics.largest_batch > 10


async def test_es5_of_concurrent_conditional_appends_one_wins(
    run_store: Runner, make: Make
) -> None:
    async with run_store() as store:
        await store.log.append(make())
        replies = [store.address.ask_nowait(Append((make(),), 1)) for _ in range(20)]
        lost = 0
        for reply in replies:
            try:
                await reply
            except SequenceConflict:
                lost += 1
        assert lost == 19
        assert await store.log.last_sequence() == 2
        assert (await store.address.ask(GetStoreStatistics())).refused_appends == 19
