"""TR3: a client that does not read costs little and holds up nobody, not even the end (TR5)."""

import socket
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import trio
from understudy.actors.log_capture import exec_log
from understudy.transports.http import GRACE

Submit = Callable[..., Awaitable[str]]

STALLED = 20
# Much more than fits into the buffers of a connection.
CHILD = "import sys\nfor n in range(40): sys.stdout.write('x' * 250_000 + chr(10))"

HANDSHAKE = (
    "Upgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)


async def stall(base: str, path: str, headers: str = "") -> trio.SocketStream:
    """Ask for a stream, and never read it."""
    url = httpx.URL(base)
    asker = trio.socket.socket()
    asker.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    await asker.connect((url.host, url.port))
    stream = trio.SocketStream(asker)
    head = f"GET {path} HTTP/1.1\r\nHost: {url.host}:{url.port}\r\n{headers}\r\n"
    await stream.send_all(head.encode())
    return stream


async def test_tr3_tr5_stalled_clients_delay_neither_others_nor_the_end(
    serve: Any, submit: Submit, new_copy: Any
) -> None:
    stalled: list[trio.SocketStream] = []
    copy = new_copy()
    async with serve() as (services, base):
        task_id = await submit(services, sys.executable, "-c", CHILD)
        for _ in range(STALLED // 2):
            stalled.append(await stall(base, f"/api/v1/tasks/{task_id}/stream"))
            stalled.append(await stall(base, f"/ws/{task_id}", HANDSHAKE))
        with trio.fail_after(15):
            await copy.read_sse(base, task_id, float("inf"))
        assert copy.whole == exec_log(services.logs_dir, task_id).read_bytes()
        async with httpx.AsyncClient(trust_env=False) as client:
            assert (await client.get(f"{base}/healthz")).status_code == 200
        began = trio.current_time()
    assert GRACE <= trio.current_time() - began < GRACE + 2.5  # they did stall, and were cut
    assert services.system.statistics().overran == ()
    for stream in stalled:
        await stream.aclose()
