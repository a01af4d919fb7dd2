"""The time limits of replies, of which one task per loop takes care."""

import gc
import weakref
from itertools import pairwise

import pytest
import trio
import trio.testing
from hypothesis import given, settings
from hypothesis import strategies as st
from understudy.actors.kernel import AskTimeout, Reply

LIMITS = st.lists(st.tuples(st.sampled_from([0.0, 0.5, 1.0, 2.0]), st.floats(0, 3)), max_size=12)


async def _wait(limit: float, answer_after: float, ended: list[tuple[float, float, bool]]) -> None:
    begin, reply = trio.current_time(), Reply[int]()
    async with trio.open_nursery() as nursery:
        nursery.start_soon(_answer, reply, answer_after)
        came = await reply.wait_set(limit)
        ended.append((begin, trio.current_time(), came))


async def _answer(reply: Reply[int], after: float) -> None:
    await trio.sleep(after)
    reply.resolve(1)


@settings(deadline=None)
@given(LIMITS)
def test_each_wait_ends_with_its_reply_or_at_its_own_limit(
    waits: list[tuple[float, float]],
) -> None:
    async def main() -> None:
        for limit, answer_after in waits:
            ended: list[tuple[float, float, bool]] = []
            async with trio.open_nursery() as nursery:
                for n in range(3):
                    nursery.start_soon(_wait, limit + n, answer_after, ended)
            for n, (begin, end, came) in enumerate(sorted(ended, key=lambda one: one[1])):
                assert end - begin == pytest.approx(min(limit + n, answer_after), abs=1e-6)
                assert came or answer_after >= limit + n
            assert all(earlier[1] <= later[1] for earlier, later in pairwise(ended))

    trio.run(main, clock=trio.testing.MockClock(autojump_threshold=0))


async def test_wait_that_was_cancelled_leaves_nothing_to_expire(
    autojump_clock: trio.testing.MockClock,
) -> None:
    reply = Reply[int]()
    with trio.move_on_after(1):
        await reply.wait(timeout=2)
    await trio.sleep(5)
    with pytest.raises(AskTimeout):
        await reply.wait(timeout=1)
    assert trio.current_time() == pytest.approx(7)


async def test_reply_that_came_is_kept_by_nobody_until_its_limit() -> None:
    class Value:
        """What a weak reference can be had of."""

    reply, value = Reply[Value](), Value()
    async with trio.open_nursery() as nursery:
        nursery.start_soon(reply.wait_set, 60)
        await trio.testing.wait_all_tasks_blocked()
        reply.resolve(value)
    gone = weakref.ref(value)
    del reply, value
    gc.collect()
    assert gone() is None


async def test_wait_without_time_tells_whether_the_reply_is_there(
    autojump_clock: trio.testing.MockClock,
) -> None:
    reply = Reply[int]()
    assert not await reply.wait_set(0)
    reply.resolve(1)
    assert await reply.wait_set(0)
    assert trio.current_time() == 0


async def test_later_shorter_limit_is_not_held_up_by_an_earlier_longer_one(
    autojump_clock: trio.testing.MockClock, nursery: trio.Nursery
) -> None:
    nursery.start_soon(Reply[int]().wait_set, 60)
    await trio.testing.wait_all_tasks_blocked()
    assert not await Reply[int]().wait_set(1)
    assert trio.current_time() == pytest.approx(1)
    nursery.cancel_scope.cancel()
