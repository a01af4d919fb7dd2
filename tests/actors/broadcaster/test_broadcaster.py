"""ES6: whom the broadcaster publishes to, whom it forgets, and what it does about gaps."""

from collections.abc import AsyncGenerator

import pytest
from understudy.actors.broadcaster import (
    Broadcaster,
    BroadcastStatistics,
    Committed,
    GetBroadcastStatistics,
    Lagging,
    OverflowPolicy,
    Subscribe,
    Subscription,
    SubscriptionEnded,
    TopicPattern,
    Unsubscribe,
)
from understudy.actors.event_store import Event, EventType, new_event
from understudy.actors.kernel import Address
from understudy.actors.kernel.testing import run_actor

ALL = TopicPattern()


@pytest.fixture
async def broadcaster() -> AsyncGenerator[Address]:
    async with run_actor(Broadcaster, name="broadcaster") as address:
        yield address


def subscription(pattern: TopicPattern = ALL) -> Subscription:
    return Subscription(pattern, backlog=10, policy=OverflowPolicy.CATCH_UP)


def event(number: int, task_id: str = "a") -> Event:
    return new_event(task_id, EventType.WORKER_PROGRESS).numbered(number)


async def count(broadcaster: Address) -> BroadcastStatistics:
    return await broadcaster.ask(GetBroadcastStatistics())


async def test_each_gets_what_it_subscribed_to_until_it_leaves(broadcaster: Address) -> None:
    everything, b_alone = subscription(), subscription(TopicPattern(task_id="b"))
    await broadcaster.ask(Subscribe(everything))
    await broadcaster.ask(Subscribe(b_alone))
    await broadcaster.tell(Committed((event(1), event(2, "b"))))
    await broadcaster.tell(Unsubscribe(everything))
    await broadcaster.tell(Unsubscribe(everything))
    await broadcaster.tell(Committed((event(3, "b"),)))
    assert await count(broadcaster) == BroadcastStatistics(1, 3, 3)
    assert [e.sequence_number for e in everything.receive_nowait(9)] == [1, 2]
    assert [e.sequence_number for e in b_alone.receive_nowait(9)] == [2, 3]


async def test_who_left_unheard_is_forgotten_at_the_next_event(broadcaster: Address) -> None:
    gone, late = subscription(), subscription()
    await broadcaster.ask(Subscribe(gone))
    gone.end("its reader left while the mailbox was full")
    late.end("its reader gave up before it was heard")
    await broadcaster.ask(Subscribe(late))
    assert (await count(broadcaster)).subscribers == 1
    await broadcaster.tell(Committed((event(1),)))
    assert (await count(broadcaster)).subscribers == 0


@pytest.mark.parametrize("first", [1, 8])
async def test_a_gap_in_the_numbers_sends_everyone_to_the_log(
    broadcaster: Address, first: int
) -> None:
    backlog = subscription()
    await broadcaster.ask(Subscribe(backlog))
    await broadcaster.tell(Committed((event(first),)))
    if first == 1:
        await broadcaster.tell(Committed((event(3),)))
    await count(broadcaster)
    with pytest.raises(Lagging):
        backlog.receive_nowait(9)
    assert backlog.receive_nowait(9) == []


async def test_its_end_ends_the_subscriptions() -> None:
    backlog = subscription()
    async with run_actor(Broadcaster) as address:
        await address.ask(Subscribe(backlog))
    with pytest.raises(SubscriptionEnded, match="the broadcaster ended"):
        await backlog.receive(1)
