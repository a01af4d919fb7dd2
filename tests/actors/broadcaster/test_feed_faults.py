"""ES6: whatever ends and comes back meanwhile, a feed neither loses nor repeats an event."""

from typing import Any

import pytest
import trio
from understudy.actors.broadcaster import (
    Broadcaster,
    EventFeed,
    GetBroadcastStatistics,
    OverflowPolicy,
    TopicPattern,
    committed_listener,
)
from understudy.actors.event_store import Event
from understudy.actors.kernel.testing import run_actor

CORE = ("broadcaster", "event_store", "event_reader")


@pytest.mark.parametrize("names", [*((name,) for name in CORE), CORE], ids="+".join)
async def test_es6_crashes_in_the_middle(
    run_core: Any, write: Any, collect: Any, names: tuple[str, ...]
) -> None:
    got: list[list[int]] = []

    async def follow(core: Any, policy: OverflowPolicy) -> None:
        got.append(await collect(core.feed(policy=policy), 400))

    async with run_core() as core, trio.open_nursery() as nursery:
        for policy in OverflowPolicy:  # none of them is slow: no policy counts that against them
            nursery.start_soon(follow, core, policy)
        for _ in range(8):
            await write(core, 50)
            for name in names:
                await core.system.address(name).wait_alive()
                core.crash(name)
    assert got == [list(range(1, 401))] * 3


class SmallBroadcaster(Broadcaster):
    """Its mailbox is full after two messages."""

    mailbox_capacity = 2


async def test_es6_what_a_full_mailbox_refused_comes_without_a_further_event(
    run_core: Any, make_event: Any
) -> None:
    async with (
        run_core() as core,
        run_actor(SmallBroadcaster, name="small", system=core.system) as small,
    ):
        listen = committed_listener(small)
        async with EventFeed(core.log, small, TopicPattern()) as feed:
            first = await core.log.append(make_event())
            listen(first)
            assert await feed.receive() == first
            await small.ask(GetBroadcastStatistics())  # it knows where it is in the log
            rest = await core.log.append(*(make_event() for _ in range(9)))
            for event in rest:  # without a pause: it takes two, the others find it full
                listen((event,))
            got: tuple[Event, ...] = ()
            with trio.fail_after(5):
                while len(got) < len(rest):
                    got += await feed.receive()
        assert got == rest
