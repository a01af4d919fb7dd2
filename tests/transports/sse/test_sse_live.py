"""SS1: streams that wait, the stream that sees everything, and their end (TR5)."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import httpx
import msgspec
import trio
from understudy.transports.client.frames import Frame, FrameParser

Submit = Callable[..., Awaitable[str]]


async def next_frames(chunks: AsyncIterator[bytes], parser: FrameParser) -> list[Frame]:
    """Wait for the next frames."""
    with trio.fail_after(5):
        while not (frames := parser.feed(await anext(chunks))):
            pass
    return frames


async def test_ss1_a_silent_stream_shows_that_it_is_alive(
    serve: Any, client: httpx.AsyncClient
) -> None:
    async with (
        serve({"http.keep_alive_sec": 0.05}) as (_, base),
        client.stream("GET", f"{base}/api/v1/stream?after=latest") as response,
    ):
        chunks = response.aiter_raw()
        with trio.fail_after(5):
            seen = [await anext(chunks) for _ in range(4)]
        assert seen == [b"retry: 2000\n\n"] + [b": keep-alive\n\n"] * 3
        await hang_up(response, chunks)


async def test_ss1_one_stream_for_everything_that_happens_from_now_on(
    serve: Any, submit: Submit, client: httpx.AsyncClient
) -> None:
    async with serve() as (services, base):
        before = await submit(services, "true")
        await client.get(f"{base}/api/v1/tasks/{before}/stream")
        url = f"{base}/api/v1/stream?after=latest&types=TASK_CREATED,TASK_COMPLETE"
        async with client.stream("GET", url) as response:
            chunks, parser = response.aiter_raw(), FrameParser()
            tasks = {await submit(services, "true") for _ in range(3)}
            frames: list[Frame] = []
            while len(frames) < 6:
                frames += await next_frames(chunks, parser)
            seen = [msgspec.json.decode(frame.data)["task_id"] for frame in frames]
            assert set(seen) == tasks
            assert {frame.event for frame in frames} == {"TASK_CREATED", "TASK_COMPLETE"}
            await hang_up(response, chunks)


async def test_tr5_streams_end_when_the_server_does_with_the_tasks_end_before(
    serve: Callable[..., AbstractAsyncContextManager[Any]], submit: Submit
) -> None:
    bodies: list[bytes] = []

    async def read(url: str, *, task_status: trio.TaskStatus[None]) -> None:
        async with (
            httpx.AsyncClient(timeout=30, trust_env=False) as client,
            client.stream("GET", url) as response,
        ):
            task_status.started()
            bodies.append(await response.aread())  # which fails if the stream is just cut

    async with trio.open_nursery() as nursery:
        async with serve() as (services, base):
            task_id = await submit(services, "sleep", "60")
            await nursery.start(read, f"{base}/api/v1/tasks/{task_id}/stream")
            await nursery.start(read, f"{base}/api/v1/stream")
            began = trio.current_time()
        assert trio.current_time() - began < 3
    told = [[frame.event for frame in FrameParser().feed(body)] for body in bodies]
    assert sorted(story[-2:] for story in told)[0] == ["TASK_CANCELLED", "end"]
    assert all(story[-1] == "end" for story in told)
    ends = {FrameParser().feed(body)[-1].data for body in bodies}
    assert b'{"reason":"shutdown","status":null}' in ends


async def hang_up(response: httpx.Response, chunks: AsyncIterator[bytes]) -> None:
    """Break the connection off, and let the client notice."""
    await response.extensions["network_stream"].aclose()
    try:
        async for _ in chunks:
            pass
    except httpx.ReadError:
        pass
