"""ES6: what a slow reader of a feed gets under the policies that do not catch up."""

from typing import Any

import pytest
from understudy.actors.broadcaster import Disconnected, GetBroadcastStatistics, OverflowPolicy


async def test_es6_disconnect_ends_a_slow_reader_and_says_why(
    run_core: Any, write: Any, collect: Any
) -> None:
    options = {"policy": OverflowPolicy.DISCONNECT, "backlog": 10}
    async with run_core() as core, core.feed(**options) as feed:
        await write(core, 5)
        assert len(await feed.receive()) == 5
        await write(core, 50)
        with pytest.raises(Disconnected, match="more than 10 events"):
            await collect(feed, 55)


async def test_es6_drop_oldest_counts_what_a_slow_reader_lost(run_core: Any, write: Any) -> None:
    options = {"policy": OverflowPolicy.DROP_OLDEST, "backlog": 10}
    async with run_core() as core, core.feed(**options) as feed:
        await write(core, 5)
        await feed.receive()
        await write(core, 50)
        await core.broadcaster.ask(GetBroadcastStatistics())  # all of it has been published
        numbers = [event.sequence_number for event in await feed.receive()]
        assert numbers == list(range(46, 56))
        assert feed.statistics().dropped == 40
