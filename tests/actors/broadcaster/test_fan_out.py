"""ES6: many subscribers at once, and a slow one that slows nobody."""

from typing import Any

import trio


async def test_es6_fifty_feeds_at_once_with_slow_ones_among_them(
    run_core: Any, write: Any, collect: Any
) -> None:
    got: list[list[int]] = []

    async def follow(core: Any, number: int) -> None:
        pause = 0.01 if number % 5 == 0 else 0
        got.append(await collect(core.feed(backlog=16), 500, pause=pause, most=40))

    async with run_core() as core, trio.open_nursery() as nursery:
        for number in range(50):
            nursery.start_soon(follow, core, number)
        await write(core, 500, at_once=10)
    assert got == [list(range(1, 501))] * 50


async def test_es6_a_reader_that_stands_still_stops_neither_writer_nor_others(
    run_core: Any, write: Any, collect: Any
) -> None:
    async with run_core() as core, core.feed(backlog=4) as still:
        await write(core, 5)
        await still.receive(2)
        async with trio.open_nursery() as nursery:
            nursery.start_soon(write, core, 300)
            assert await collect(core.feed(), 305) == list(range(1, 306))
        # Nobody waited for it, and it has lost nothing.
        assert await collect(still, 305) == list(range(3, 306))
