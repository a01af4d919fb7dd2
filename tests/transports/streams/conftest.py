"""Clients that keep what they got, byte for byte, and come back with their cursor."""

import contextlib
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import httpx
import msgspec
import pytest
import trio
import trio_websocket
from understudy.actors.event_store import EventType
from understudy.actors.worker import parse
from understudy.transports.client.frames import Frame, FrameParser


class Copy:
    """A client's copy of a task's output, made of events; it refuses what comes twice."""

    def __init__(self) -> None:
        self.cursor = 0
        self.streams: dict[str, bytearray] = defaultdict(bytearray)
        self.whole = bytearray()
        self.ended: str | None = None

    def take(self, sequence: int, event: Mapping[str, Any]) -> None:
        """Take one event in."""
        assert sequence == event["sequence_number"]
        assert sequence > self.cursor, "an event came twice, or out of order"
        self.cursor = sequence
        if event["event_type"] == EventType.WORKER_OUTPUT:
            assert "missing" not in event["data"]
            for part in event["data"]["segments"]:
                segment = parse(part)
                self.streams[segment.stream] += segment.data
                self.whole += segment.data

    async def read_sse(self, base: str, task_id: str, patience: float) -> None:
        """Read one connection to the task's end, or until it is cut off after so many bytes."""
        parser, headers = FrameParser(), {"Last-Event-ID": str(self.cursor)}
        url = f"{base}/api/v1/tasks/{task_id}/stream"
        async with (
            httpx.AsyncClient(timeout=30, trust_env=False) as client,
            client.stream("GET", url, headers=headers) as response,
        ):
            with contextlib.suppress(httpx.ReadError):
                async for data in response.aiter_raw():
                    patience -= len(data)
                    if patience < 0:  # in the middle of a frame, mostly
                        await response.extensions["network_stream"].aclose()
                        continue
                    for frame in parser.feed(data):
                        self.take_frame(frame)

    def take_frame(self, frame: Frame) -> None:
        """Take in one server-sent event."""
        if frame.event == "end":
            self.ended = msgspec.json.decode(frame.data)["status"]
        else:
            self.take(int(frame.id), msgspec.json.decode(frame.data))

    async def read_websocket(self, base: str, task_id: str, patience: float) -> None:
        """Do the same over a WebSocket; the connection is dropped without a word."""
        host, port = httpx.URL(base).host, httpx.URL(base).port or 80
        stream = await trio.open_tcp_stream(host, port)
        path = f"/ws/{task_id}?after={self.cursor}"
        async with trio.open_nursery() as nursery:
            socket = await trio_websocket.wrap_client_stream(
                nursery, stream, f"{host}:{port}", path, max_message_size=2**26
            )
            while patience >= 0 and self.ended is None:
                text = await socket.get_message()
                patience -= len(text)
                message = msgspec.json.decode(text)
                if message["type"] == "end":
                    self.ended = message["status"]
                elif message["type"] == "event" and patience >= 0:
                    self.take(message["sequence"], message["event"])
            await stream.aclose()
            nursery.cancel_scope.cancel()


@pytest.fixture
def new_copy() -> type[Copy]:
    """Make copies: `copy = new_copy()`."""
    return Copy
