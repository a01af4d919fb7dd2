"""ES6: a subscriber's bounded backlog and what its policy does when it is full."""

import pytest
import trio
from trio.testing import MockClock
from understudy.actors.broadcaster import (
    Disconnected,
    Lagging,
    OverflowPolicy,
    Subscription,
    SubscriptionEnded,
    SubscriptionStatistics,
    TopicPattern,
)
from understudy.actors.event_store import Event, EventType, new_event

EVENTS = [new_event("a", EventType.WORKER_PROGRESS).numbered(n) for n in range(1, 11)]


def subscription(policy: OverflowPolicy) -> Subscription:
    return Subscription(TopicPattern(), backlog=4, policy=policy)


def numbers(events: list[Event]) -> list[int]:
    return [event.sequence_number for event in events]


async def test_within_its_bound_every_policy_passes_all_on_in_order() -> None:
    for policy in OverflowPolicy:
        backlog = subscription(policy)
        backlog.offer(EVENTS[:3])
        assert numbers(await backlog.receive(2)) == [1, 2]
        backlog.offer(EVENTS[3:6])
        assert numbers(await backlog.receive(10)) == [3, 4, 5, 6]
        assert backlog.statistics() == SubscriptionStatistics(0, 6, 0, 0)


async def test_catch_up_drops_the_backlog_and_sends_the_reader_to_the_log_once() -> None:
    backlog = subscription(OverflowPolicy.CATCH_UP)
    backlog.offer(EVENTS[:5])
    backlog.offer(EVENTS[5:6])  # while it lags, nothing is kept: the log has it
    assert backlog.statistics() == SubscriptionStatistics(0, 0, 0, 1)
    with pytest.raises(Lagging):
        await backlog.receive(10)
    backlog.offer(EVENTS[6:8])
    assert numbers(await backlog.receive(10)) == [7, 8]


async def test_drop_oldest_keeps_the_newest_and_counts_the_lost() -> None:
    backlog = subscription(OverflowPolicy.DROP_OLDEST)
    backlog.offer(EVENTS)
    assert backlog.statistics() == SubscriptionStatistics(4, 0, 6, 6)
    assert numbers(await backlog.receive(10)) == [7, 8, 9, 10]


async def test_disconnect_ends_it_after_what_was_waiting() -> None:
    backlog = subscription(OverflowPolicy.DISCONNECT)
    backlog.offer(EVENTS)
    assert backlog.ended
    assert numbers(await backlog.receive(10)) == [1, 2, 3, 4]
    with pytest.raises(Disconnected, match="more than 4 events"):
        await backlog.receive(10)


async def test_an_end_wakes_the_reader_with_its_reason_and_the_first_one_counts(
    autojump_clock: MockClock,
) -> None:
    backlog = subscription(OverflowPolicy.CATCH_UP)

    async def end_soon() -> None:
        await trio.sleep(1)
        backlog.end("the broadcaster ended")
        backlog.end("another reason")

    async with trio.open_nursery() as nursery:
        nursery.start_soon(end_soon)
        with pytest.raises(SubscriptionEnded, match="the broadcaster ended"):
            await backlog.receive(1)
    backlog.fall_behind()
    backlog.offer(EVENTS)
    assert backlog.statistics().backlog == 0


async def test_a_cancelled_reader_takes_nothing_with_it(
    autojump_clock: MockClock,
) -> None:
    backlog = subscription(OverflowPolicy.CATCH_UP)
    with trio.move_on_after(1):
        await backlog.receive(1)
    backlog.offer(EVENTS[:1])
    with trio.CancelScope() as scope:
        scope.cancel()
        await backlog.receive(1)
    assert numbers(await backlog.receive(1)) == [1]


def test_a_backlog_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1 event, not 0"):
        Subscription(TopicPattern(), backlog=0, policy=OverflowPolicy.CATCH_UP)
