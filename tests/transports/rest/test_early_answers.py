"""An answer before the whole request has come: the connection goes on, or is closed (SE3)."""

from contextlib import suppress
from typing import Any

import pytest
import trio
from understudy.transports.rest.early_answers import EarlyAnswers


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


async def test_tr3_a_client_that_never_stops_sending_holds_nothing_up() -> None:
    """Drive it as hypercorn does: by a queue of ten, which the end of the answer goes through."""
    put, take = trio.open_memory_channel[Any](10)
    answered: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 413, "headers": []})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def send(message: Any) -> None:
        answered.append(message["type"])
        if message["type"] == "http.response.body":
            for _ in range(50):  # enough for the queue to fill, if nobody takes from it
                await trio.lowlevel.checkpoint()
            await put.send({"type": "http.disconnect"})

    async def keep_sending() -> None:
        while True:
            await put.send({"type": "http.request", "body": bytes(2**20), "more_body": True})

    with trio.fail_after(10):
        async with trio.open_nursery() as nursery:
            nursery.start_soon(keep_sending)
            scope: Any = {"type": "http"}
            await EarlyAnswers(app)(scope, take.receive, send)
            nursery.cancel_scope.cancel()
    assert answered == ["http.response.start", "http.response.body"]
