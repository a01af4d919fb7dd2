"""What the tests of the whole application share."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import trio
from understudy.actors.event_store import Event, EventQuery
from understudy.actors.kernel import Crash

CrashActor = Callable[[Any, str], Awaitable[None]]
AllEvents = Callable[[Any], Awaitable[list[Event]]]


@pytest.fixture
def crash() -> CrashActor:
    """Crash an actor of a house and wait until its next incarnation is there."""

    async def crash(house: Any, name: str) -> None:
        names = house.services.system.names
        first = names.lookup(name)
        house.services.system.address(name).tell_nowait(Crash(RuntimeError("on purpose")))
        with trio.fail_after(20):
            while names.lookup(name) in (None, first):  # noqa: ASYNC110 - nothing tells us
                await trio.sleep(0.005)

    return crash


@pytest.fixture
def all_events() -> AllEvents:
    """Read all events of a house; their numbers must have no gap."""

    async def all_events(house: Any) -> list[Event]:
        events = [event async for event in house.services.log.iterate(EventQuery(limit=500))]
        assert [event.sequence_number for event in events] == list(range(1, len(events) + 1))
        return events

    return all_events
