"""The pump: every byte once, in order, at its time, in bounded memory (WK1, WK2)."""

from collections.abc import Callable
from typing import Any

import pytest
import trio
from hypothesis import given
from hypothesis import strategies as st
from trio.testing import MockClock, memory_stream_pair
from understudy.actors.worker.streaming import Flush, Segment, StreamName, StreamPump

STREAMS: tuple[StreamName, ...] = ("stdout", "stderr")
CHUNKS = st.lists(
    st.tuples(st.sampled_from(STREAMS), st.binary(min_size=1) | st.just("é€".encode()))
)


@given(chunks=CHUNKS, max_pending=st.integers(1, 100), buffer_size=st.integers(1, 20))
def test_wk1_every_byte_once_and_in_order(
    make_collector: Callable[[], Any],
    chunks: list[tuple[StreamName, bytes]],
    max_pending: int,
    buffer_size: int,
) -> None:
    collector = make_collector()
    sent = {name: b"".join(data for each, data in chunks if each == name) for name in STREAMS}

    async def main() -> None:
        send_out, out = memory_stream_pair()
        send_err, err = memory_stream_pair()
        pump = StreamPump(collector, max_pending=max_pending, buffer_size=buffer_size)
        async with trio.open_nursery() as nursery:
            nursery.start_soon(pump.run, out, err)
            for name, data in chunks:
                await (send_out if name == "stdout" else send_err).send_all(data)
            await send_out.aclose()
            await send_err.aclose()
        assert {name: collector.of(name) for name in STREAMS} == sent
        statistics = pump.statistics()
        assert statistics.flushes == len(collector.flushes)
        assert statistics.stdout_bytes == len(sent["stdout"])
        assert statistics.stderr_bytes == len(sent["stderr"])

    trio.run(main, clock=MockClock(autojump_threshold=0))


@pytest.fixture
def pumped(collector: Any, nursery: trio.Nursery, mock_clock: MockClock) -> Callable[..., Any]:
    """Start a pump over memory streams; returns the sending ends."""

    def pumped(sink: Any = collector, **options: Any) -> Any:
        send_out, out = memory_stream_pair()
        send_err, err = memory_stream_pair()
        nursery.start_soon(StreamPump(sink, **options).run, out, err)
        return send_out, send_err

    return pumped


async def test_wk2_at_once_then_once_an_interval(
    pumped: Any, collector: Any, autojump_clock: MockClock
) -> None:
    times: list[float] = []

    async def sink(flush: Flush) -> None:
        times.append(round(trio.current_time() - began, 3))
        await collector(flush)

    out, _ = pumped(sink, flush_interval=0.05)
    await trio.sleep(1)
    began = trio.current_time()
    for _ in range(20):
        await out.send_all(b"tick ")
        await trio.sleep(0.01)
    await trio.sleep(1)
    assert times == [0.0, 0.05, 0.1, 0.15, 0.2]
    assert collector.of("stdout") == b"tick " * 20


async def test_wk1_no_newline_is_waited_for(pumped: Any, collector: Any) -> None:
    out, _ = pumped()
    await out.send_all(b"Password: ")
    await trio.testing.wait_all_tasks_blocked()
    assert collector.of("stdout") == b"Password: "


async def test_wk1_arrival_order_across_streams(
    pumped: Any, collector: Any, autojump_clock: MockClock
) -> None:
    out, err = pumped(flush_interval=10)
    await out.send_all(b"first")
    await trio.sleep(1)
    for stream, data in ((out, b"a"), (err, b"b"), (err, b"c"), (out, b"d")):
        await stream.send_all(data)
        await trio.sleep(0.1)
    await trio.sleep(10)
    segments = (Segment("stdout", b"a"), Segment("stderr", b"bc"), Segment("stdout", b"d"))
    assert collector.flushes == [Flush((Segment("stdout", b"first"),)), Flush(segments)]
