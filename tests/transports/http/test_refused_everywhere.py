"""SE1: the check stands before every route, whatever its kind."""

from typing import Any

import httpx
import pytest
import trio
from quart import Quart
from understudy.supervisors.application import Services
from understudy.transports.http import create_app
from understudy.transports.streams import Streams

EVIL_HEADERS = [
    ({"Host": "evil.example"}, 421),
    ({"Origin": "http://evil.example"}, 403),
    ({"Origin": "null"}, 403),
]
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def paths(services: Services) -> list[str]:
    """Every route that there is, with something for its variables, MCP's and unknown ones."""
    app: Quart = create_app(Streams(services))
    rules = [str(rule) for rule in app.url_map.iter_rules() if not rule.websocket]
    assert len(rules) > 10
    own = [rule.replace("<", "").replace(">", "").replace("path:", "") for rule in rules]
    return [*own, "/mcp", "/mcp/", "/.well-known/oauth-protected-resource", "/no/such/route"]


@pytest.mark.parametrize(("headers", "status"), EVIL_HEADERS)
async def test_se1_every_route_refuses(
    serve: Any, client: httpx.AsyncClient, headers: dict[str, str], status: int
) -> None:
    async with serve() as (services, base):
        for path in paths(services):
            for method in ("GET", "POST"):
                response = await client.request(method, base + path, headers=headers)
                assert response.status_code == status, (method, path)
                assert response.headers["Content-Type"] == "application/problem+json"
                assert response.json()["status"] == status


@pytest.mark.parametrize(("headers", "status"), EVIL_HEADERS)
async def test_se1_every_websocket_refuses(
    serve: Any, client: httpx.AsyncClient, headers: dict[str, str], status: int
) -> None:
    async with serve() as (_, base):
        for path in ("/ws", "/ws/some-task", "/mcp", "/no/such/socket"):
            response = await client.get(base + path, headers=HANDSHAKE | headers)
            assert response.status_code == status, path
            assert response.json()["status"] == status


async def test_se1_the_same_handshake_from_here_is_accepted(serve: Any) -> None:
    async with serve() as (_, base):
        asker = await trio.open_tcp_stream("127.0.0.1", httpx.URL(base).port or 80)
        lines = "".join(f"{name}: {value}\r\n" for name, value in HANDSHAKE.items())
        async with asker:
            await asker.send_all(f"GET /ws HTTP/1.1\r\nHost: localhost\r\n{lines}\r\n".encode())
            assert (await asker.receive_some()).startswith(b"HTTP/1.1 101")


async def test_mcp_clients_are_not_sent_to_look_for_a_login(
    serve: Any, client: httpx.AsyncClient
) -> None:
    async with serve() as (_, base):
        response = await client.get(f"{base}/.well-known/oauth-authorization-server")
        assert response.status_code == 404
