"""An answer before the whole request has come: the connection goes on, or is closed (SE3)."""

from contextlib import suppress
from typing import Any

import pytest
import trio


async def read_answer(stream: trio.SocketStream) -> bytes:
    """Read one answer, which tells its length."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += await receive(stream)
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")]
    while len(body) < int(lengths[0].split(b":")[1]):
        body += await receive(stream)
    return head


async def receive(stream: trio.SocketStream) -> bytes:
    data = await stream.receive_some()
    assert data, "the connection was closed in the middle"
    return data


async def connect(rest: Any) -> trio.SocketStream:
    url = rest.client.base_url
    return await trio.open_tcp_stream(url.host, url.port)


def head_of(method: str, path: str, length: int) -> bytes:
    host = "127.0.0.1"
    return f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n\r\n".encode()


async def test_se3_a_connection_outlives_an_answer_that_came_before_the_body(
    serve_rest: Any,
) -> None:
    async with serve_rest() as rest, await connect(rest) as stream:
        with trio.fail_after(15):
            for _ in range(5):
                await stream.send_all(head_of("POST", "/api/v1/nowhere", 10))
                assert b" 404 " in await read_answer(stream)
                await stream.send_all(b"0123456789")
            await stream.send_all(head_of("GET", "/healthz", 0))
            assert b" 200 " in await read_answer(stream)


@pytest.mark.parametrize("sent", [0, 30_000_000])
async def test_se3_a_body_that_is_far_too_large_is_refused_and_its_connection_closed(
    serve_rest: Any, sent: int
) -> None:
    async with serve_rest() as rest, await connect(rest) as stream:
        with trio.fail_after(15):
            await stream.send_all(head_of("POST", "/api/v1/tasks", 10**12))
            assert b" 413 " in await read_answer(stream)
            with suppress(trio.BrokenResourceError):
                await stream.send_all(bytes(sent))
                while await stream.receive_some():
                    pass
        assert (await rest.client.get("/healthz")).status_code == 200
