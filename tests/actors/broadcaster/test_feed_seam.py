"""ES6: every matching event exactly once and in order, stored ones first, with no seam."""

from functools import partial
from typing import Any

import pytest
import trio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from understudy.actors.broadcaster import TopicPattern


@pytest.mark.parametrize("backlog", [1, 7, 1024])
async def test_es6_no_seam_from_any_cursor_while_a_writer_runs(
    run_core: Any, write: Any, collect: Any, backlog: int
) -> None:
    got: dict[int, list[int]] = {}

    async def follow(core: Any, after: int) -> None:
        got[after] = await collect(core.feed(after=after, backlog=backlog), 600)

    async with run_core() as core:
        await write(core, 100)
        async with trio.open_nursery() as nursery:
            nursery.start_soon(write, core, 500)
            for after in (-1, 0, 1, 57, 99, 100, 101, 350):
                nursery.start_soon(follow, core, after)
    for after, numbers in got.items():
        assert numbers == list(range(max(after, 0) + 1, 601))
    assert len(got) == 8


# Each run of the writer, each pace of the reader and each size of its steps is another
# interleaving of the log's pages with what comes live.
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    stored=st.integers(0, 30),
    commits=st.integers(1, 12),
    at_once=st.integers(1, 9),
    after=st.integers(0, 40),
    backlog=st.integers(1, 20),
    most=st.integers(1, 20),
)
async def test_es6_no_seam_in_any_interleaving(
    run_core: Any, write: Any, collect: Any, **drawn: int
) -> None:
    async with run_core() as core:
        begin = await core.log.last_sequence()  # the database is that of the earlier examples
        await write(core, drawn["stored"], at_once=1)
        at_once = drawn["at_once"]
        total = begin + drawn["stored"] + drawn["commits"] * at_once
        after = min(begin + drawn["after"], total - 1)
        feed = core.feed(after=after, backlog=drawn["backlog"])
        async with trio.open_nursery() as nursery:
            live = partial(write, core, drawn["commits"] * at_once, at_once=at_once)
            nursery.start_soon(live)
            numbers = await collect(feed, total, most=drawn["most"])
        assert numbers == list(range(after + 1, total + 1))


async def test_es6_a_task_s_feed_has_its_events_alone(
    run_core: Any, write: Any, make_event: Any
) -> None:
    async with run_core() as core, core.feed(TopicPattern.parse("task/b")) as feed:
        await core.log.append(make_event(task_id="a"), make_event(task_id="b"))
        stored = await feed.receive()
        assert feed.is_live
        async with trio.open_nursery() as nursery:
            nursery.start_soon(write, core, 50)
            await core.log.append(make_event(task_id="b", n=2))
        live = await feed.receive()
        assert [event.task_id for event in (*stored, *live)] == ["b", "b"]
        assert live[0].data == {"n": 2}


async def test_es6_a_feed_is_live_when_the_log_has_been_received(run_core: Any, write: Any) -> None:
    async with run_core() as core:
        await write(core, 10)
        async with core.feed() as feed:
            assert not feed.is_live
            assert len(await feed.receive(6)) == 6
            assert not feed.is_live
            assert len(await feed.receive(6)) == 4
            assert feed.is_live
            assert feed.cursor == 10
