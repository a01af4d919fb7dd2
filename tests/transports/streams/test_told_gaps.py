"""What a client does not get, it is told of: retention, and a backlog that overflowed (TR2)."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import msgspec
import pytest
import trio
import trio_websocket
from understudy.actors.event_store import now
from understudy.transports.client.frames import FrameParser

FLOOD = ("sh", "-c", "head -c 40000000 /dev/zero")
Pause = Callable[[], Awaitable[object]]
CHECKPOINT = trio.lowlevel.checkpoint


class Got:
    """What one client was sent: numbers of events, and gaps."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.gaps: list[dict[str, Any]] = []

    async def read_sse(self, base: str, task_id: str, pause: Pause) -> None:
        """Read the stream to its end, with a pause after the first event."""
        parser, url = FrameParser(), f"{base}/api/v1/tasks/{task_id}/stream"
        async with (
            httpx.AsyncClient(timeout=30, trust_env=False) as client,
            client.stream("GET", url) as response,
        ):
            async for data in response.aiter_raw():
                for frame in parser.feed(data):
                    if frame.event == "gap":
                        assert frame.id == ""
                        self.gaps.append(msgspec.json.decode(frame.data))
                    elif frame.id:
                        self.numbers.append(int(frame.id))
                await pause()

    async def read_websocket(self, base: str, task_id: str, pause: Pause) -> None:
        """Do the same over a WebSocket."""
        url = httpx.URL(base)
        stream = await trio.open_tcp_stream(url.host, url.port or 80)
        async with stream, trio.open_nursery() as nursery:
            socket = await trio_websocket.wrap_client_stream(
                nursery, stream, url.netloc.decode(), f"/ws/{task_id}", max_message_size=2**26
            )
            while (message := msgspec.json.decode(await socket.get_message()))["type"] != "end":
                if message["type"] == "gap":
                    assert message["topic"] == f"task/{task_id}"
                    self.gaps.append(message)
                elif message["type"] == "event":
                    self.numbers.append(message["sequence"])
                await pause()
            nursery.cancel_scope.cancel()


@pytest.mark.parametrize("transport", ["sse", "websocket"])
async def test_tr2_retention_is_told_as_a_gap(serve: Any, submit: Any, transport: str) -> None:
    async with serve() as (services, base):
        task_id = await submit(services, "sh", "-c", "echo one; sleep 0.2; echo two")
        before = Got()
        await before.read_sse(base, task_id, CHECKPOINT)
        assert before.gaps == []
        removed = await services.log.remove_bulky(now())
        got = Got()
        await getattr(got, f"read_{transport}")(base, task_id, CHECKPOINT)
    assert removed >= 2
    assert sum(gap["count"] for gap in got.gaps) == removed
    assert_told(got, before.numbers, "retention")


@pytest.mark.parametrize("transport", ["sse", "websocket"])
async def test_tr2_what_a_slow_client_loses_is_told_as_a_gap(
    serve: Any, submit: Any, transport: str
) -> None:
    ended = trio.Event()
    policy = {"broadcast.policy": "drop_oldest", "broadcast.backlog": 4}
    async with serve(policy) as (services, base), trio.open_nursery() as nursery:
        task_id = await submit(services, *FLOOD)
        got, whole = Got(), Got()
        read = getattr(got, f"read_{transport}")
        nursery.start_soon(read, base, task_id, ended.wait)
        await Got().read_sse(base, task_id, CHECKPOINT)  # to the task's end
        ended.set()
        await whole.read_sse(base, task_id, CHECKPOINT)
    assert got.gaps, "the client was never too slow"
    assert_told(got, whole.numbers, "overflow")


def assert_told(got: Got, all_numbers: list[int], reason: str) -> None:
    """Hold what one client got against all that there was."""
    lost = sorted(set(all_numbers) - set(got.numbers))
    assert {gap["reason"] for gap in got.gaps} == {reason}
    assert sum(gap["count"] for gap in got.gaps) == len(lost)
    assert all(any(gap["first"] <= n <= gap["last"] for gap in got.gaps) for n in lost)
    assert got.numbers == sorted(set(got.numbers))
    assert got.numbers[-1] == all_numbers[-1]
