"""SS1: what a client of server-sent events sees."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import msgspec
import pytest
from understudy.transports.client.frames import Frame, FrameParser

Submit = Callable[..., Awaitable[str]]
Get = Callable[..., Awaitable[list[Frame]]]

STORY = [
    "TASK_CREATED",
    "TASK_QUEUED",
    "TASK_STARTED",
    "WORKER_STARTED",
    "WORKER_OUTPUT",
    "WORKER_EXITED",
    "TASK_COMPLETE",
    "end",
]


@pytest.fixture
def get(client: httpx.AsyncClient) -> Get:
    """`await get(url, after=3)`: the frames of a stream that ends."""

    async def read(url: str, last_event_id: str | None = None, **query: str | int) -> list[Frame]:
        headers = {} if last_event_id is None else {"Last-Event-ID": last_event_id}
        response = await client.get(url, params=query, headers=headers)
        assert response.status_code == 200, response.text
        return FrameParser().feed(response.content)

    return read


async def test_ss1_a_stream_tells_a_task_to_its_end(serve: Any, submit: Submit, get: Get) -> None:
    async with serve() as (services, base):
        task_id = await submit(services, "echo", "hello")
        frames = await get(f"{base}/api/v1/tasks/{task_id}/stream")
    assert [frame.event for frame in frames] == STORY
    for frame in frames[:-1]:
        event = msgspec.json.decode(frame.data)
        assert (str(event["sequence_number"]), event["event_type"]) == (frame.id, frame.event)
        assert event["task_id"] == task_id
    assert msgspec.json.decode(frames[-1].data) == {"reason": "ended", "status": "complete"}
    assert frames[-1].id == ""
    output = msgspec.json.decode(frames[4].data)["data"]
    assert output["segments"] == [{"stream": "stdout", "text": "hello\n"}]


async def test_ss1_both_cursors_resume_and_the_header_is_the_newer(
    serve: Any, submit: Submit, get: Get
) -> None:
    async with serve() as (services, base):
        task_id = await submit(services, "echo", "hello")
        url = f"{base}/api/v1/tasks/{task_id}/stream"
        ids = [frame.id for frame in await get(url)]
        assert [frame.id for frame in await get(url, after=ids[2])] == ids[3:]
        assert [frame.id for frame in await get(url, ids[4])] == ids[5:]
        assert [frame.id for frame in await get(url, ids[4], after=ids[1])] == ids[5:]
        for cursor in (ids[-2], 10**9, "latest"):  # behind the end, there is only the end
            assert [frame.event for frame in await get(url, after=cursor)] == ["end"]


async def test_ss1_types_are_a_choice_and_the_end_is_told_all_the_same(
    serve: Any, submit: Submit, get: Get
) -> None:
    async with serve() as (services, base):
        task_id = await submit(services, "echo", "hello")
        url = f"{base}/api/v1/tasks/{task_id}/stream"
        frames = await get(url, types="TASK_CREATED, WORKER_OUTPUT")
        assert [frame.event for frame in frames] == ["TASK_CREATED", "WORKER_OUTPUT", "end"]


async def test_ss1_the_head_of_a_stream(
    serve: Any, submit: Submit, client: httpx.AsyncClient
) -> None:
    async with serve() as (services, base):
        url = f"{base}/api/v1/tasks/{await submit(services, 'true')}/stream"
        response = await client.get(url)
        assert response.content.startswith(b"retry: 2000\n\n")
        assert response.headers["Content-Type"].startswith("text/event-stream")
        assert response.headers["X-Accel-Buffering"] == "no"
        assert response.headers["Cache-Control"] == "no-cache"
        head = await client.head(url)
        assert (head.status_code, head.content) == (200, b"")
