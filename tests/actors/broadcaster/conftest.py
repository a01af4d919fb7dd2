"""A writer at full speed, and a reader that keeps all that its feed gives it."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import trio
from understudy.actors.broadcaster import EventFeed
from understudy.actors.event_store import Event

Write = Callable[..., Awaitable[None]]
Collect = Callable[..., Awaitable[list[int]]]


@pytest.fixture
def write(make_event: Callable[..., Event]) -> Write:
    """Append `count` events, `at_once` in each commit, as fast as the store takes them."""

    async def append(core: Any, count: int, *, at_once: int = 5, task_id: str = "a") -> None:
        for _ in range(count // at_once):
            await core.log.append(*(make_event(task_id=task_id) for _ in range(at_once)))

    return append


@pytest.fixture
def collect() -> Collect:
    """Receive up to and with the event `last`; return all numbers in the order they came."""

    async def receive(
        feed: EventFeed, last: int, *, pause: float = 0, most: int = 256
    ) -> list[int]:
        numbers: list[int] = []
        async with feed:
            with trio.fail_after(30):
                while not numbers or numbers[-1] < last:
                    numbers += [e.sequence_number for e in await feed.receive(most)]
                    await trio.sleep(pause)
        return numbers

    return receive
