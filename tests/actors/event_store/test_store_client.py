"""ES2, ES3, ES6: the log as its users see it, and what the listener is handed."""

from collections.abc import Callable
from typing import Any

import pytest
import trio
from understudy.actors.event_store import (
    Append,
    Event,
    EventLog,
    EventQuery,
    EventStore,
    SequenceConflict,
    SqliteEngine,
    SqliteReader,
)
from understudy.actors.kernel import ActorSystem, AskTimeout
from understudy.actors.kernel.testing import run_actor

Make = Callable[..., Event]
Runner = Callable[[], Any]


async def test_es6_the_listener_gets_each_event_once_in_order_before_the_answer(
    run_store: Runner, make: Make
) -> None:
    async with run_store() as store:
        first = make()
        (stored,) = await store.log.append(first)
        assert store.committed == [(stored,)]
        await store.log.append(first)
        async with trio.open_nursery() as nursery:
            for _ in range(50):
                nursery.start_soon(store.log.append, make(), make())
        handed = [event.sequence_number for events in store.committed for event in events]
        assert handed == list(range(1, 102))


async def test_es3_the_client_reads_pages_to_the_end(run_store: Runner, make: Make) -> None:
    async with run_store() as store:
        stored = await store.log.append(*(make(n=n) for n in range(25)))
        query = EventQuery(task_id="task-1", limit=10)
        assert tuple([event async for event in store.log.iterate(query)]) == stored
        with pytest.raises(SequenceConflict, match="at sequence number 25, not 3"):
            await store.log.append(make(), expected_sequence=3)


class Forgetful(EventStore):
    """Stores the first append and dies before it answers."""

    def on_batch(self, envelopes: list[Any]) -> None:
        """Crash once, after the commit."""
        if any(isinstance(envelope.message, Append) for envelope in envelopes):
            self._engine.append_batch([envelope.message for envelope in envelopes])
            raise RuntimeError("crashed after the commit")
        super().on_batch(envelopes)


async def test_es2_an_append_that_lost_its_answer_is_stored_once(path: str, make: Make) -> None:
    system, event = ActorSystem(ask_timeout=5), make()
    address = system.address("event_store")
    log, stored, answered = EventLog(address, address), list[Event](), trio.Event()

    async def append() -> None:
        stored.extend(await log.append(event, expected_sequence=0))
        answered.set()

    async def live_once(store: type[EventStore], ended: trio.Event) -> None:
        async with run_actor(lambda: store(SqliteEngine(path)), name="event_store", system=system):
            await ended.wait()

    async with trio.open_nursery() as nursery:
        nursery.start_soon(append)
        with pytest.raises(RuntimeError, match="after the commit"):
            await live_once(Forgetful, trio.Event())
        await live_once(EventStore, answered)
    (found,) = stored
    assert found == event.numbered(1)
    assert SqliteReader(path).last_sequence() == 1


async def test_es2_a_store_that_stays_away_is_reported_at_the_deadline(make: Make) -> None:
    nobody = ActorSystem(ask_timeout=0.05).address("event_store")
    with pytest.raises(AskTimeout, match="event_store"):
        await EventLog(nobody, nobody, deadline=0.1).append(make())
