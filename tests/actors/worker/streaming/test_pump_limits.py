"""The pump when things do not flow: slow sinks, failing sinks, floods, terminals (WK1, WK3)."""

import os
from typing import Any

import pytest
import trio
from trio.testing import MockClock, memory_stream_pair
from understudy.actors.worker.streaming import Flush, StreamPump


async def test_wk1_much_output_does_not_wait_for_the_interval(collector: Any) -> None:
    send, receive = memory_stream_pair()
    pump = StreamPump(collector, flush_interval=1000, max_pending=1000)
    async with trio.open_nursery() as nursery:
        nursery.start_soon(pump.run, receive)
        with trio.fail_after(10):
            for _ in range(100):
                await send.send_all(b"x" * 100)
                await trio.testing.wait_all_tasks_blocked(0.001)
            while len(collector.of("stdout")) < 9000:  # noqa: ASYNC110 - the sink has no event
                await trio.sleep(0.01)
        await send.aclose()
    assert collector.of("stdout") == b"x" * 10_000
    assert max(flush.size for flush in collector.flushes) <= 1000 + 8192


async def test_wk1_a_slow_sink_holds_the_child_and_not_the_memory() -> None:
    go = trio.Event()
    got: list[int] = []

    async def sink(flush: Flush) -> None:
        got.append(flush.size)
        await go.wait()

    read_end, write_end = os.pipe()
    child, pipe = trio.lowlevel.FdStream(write_end), trio.lowlevel.FdStream(read_end)
    pump = StreamPump(sink, max_pending=100_000)
    async with child, pipe, trio.open_nursery() as nursery:
        nursery.start_soon(pump.run, pipe)
        with trio.move_on_after(0.3) as blocked:
            await child.send_all(b"x" * 10_000_000)
        assert blocked.cancelled_caught
        # What is with the sink, what is pending, and one read more.
        held = pump.statistics().stdout_bytes
        assert held <= got[0] + 100_000 + 2 * 65_536
        go.set()
        await child.aclose()
    # The rest of what the pipe itself held came as well.
    assert sum(got) == pump.statistics().stdout_bytes > held


async def test_wk1_an_error_of_the_sink_comes_through_as_it_is() -> None:
    async def sink(flush: Flush) -> None:
        raise OSError(28, "No space left on device")

    send, receive = memory_stream_pair()
    await send.send_all(b"x")
    with pytest.raises(OSError, match="No space left"):
        await StreamPump(sink).run(receive)


async def test_wk3_the_error_at_a_terminals_end_is_its_end(collector: Any) -> None:
    ours, theirs = os.openpty()
    os.write(theirs, b"all of it")
    async with trio.lowlevel.FdStream(ours) as terminal, trio.open_nursery() as nursery:
        nursery.start_soon(StreamPump(collector).run, terminal)
        await trio.testing.wait_all_tasks_blocked(0.01)
        os.close(theirs)
    assert collector.of("stdout") == b"all of it"


async def test_the_end_is_flushed_at_once(collector: Any, autojump_clock: MockClock) -> None:
    send, receive = memory_stream_pair()
    pump = StreamPump(collector, flush_interval=1000)
    began = trio.current_time()
    async with trio.open_nursery() as nursery:
        nursery.start_soon(pump.run, receive)
        await send.send_all(b"first ")
        await trio.sleep(1)
        await send.send_all("last €".encode()[:-1])
        await send.aclose()
    assert trio.current_time() - began < 2
    assert collector.of("stdout") == "first last €".encode()[:-1]


async def test_no_output_no_flush(collector: Any) -> None:
    send, receive = memory_stream_pair()
    await send.aclose()
    await StreamPump(collector).run(receive)
    assert collector.flushes == []


@pytest.mark.parametrize("wrong", [{"flush_interval": -1}, {"buffer_size": 0}, {"max_pending": 0}])
def test_impossible_settings_are_refused(collector: Any, wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must be >="):
        StreamPump(collector, **wrong)
