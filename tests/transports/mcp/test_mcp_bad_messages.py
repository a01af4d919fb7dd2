"""Messages that are no good: each is answered with an error, and the server goes on (SE3)."""

from typing import Any

import httpx
import pytest

JSON = "application/json"
BOTH = "application/json, text/event-stream"


@pytest.mark.parametrize("era", ["2026-07-28", "2025-06-18", "1999-01-01"])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe\x00",
        b"[" * 50_000,
        b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": 7}',
        b'{"jsonrpc": "2.0", "id": 1, "method": "no/such"}',
        b'{"jsonrpc": "1.0", "id": {}, "method": 3}',
    ],
)
async def test_se3_answers_malformed_messages_and_goes_on(
    served: Any, client: httpx.AsyncClient, era: str, body: bytes
) -> None:
    headers = {"accept": BOTH, "content-type": JSON, "mcp-protocol-version": era}
    answer = await client.post(served.url, headers=headers, content=body)
    assert 400 <= answer.status_code < 500
    assert "Traceback" not in answer.text
    async with served.connect() as other:
        assert len((await other.list_tools()).tools) == 4


async def test_se3_refuses_a_body_that_is_too_large(
    serve_mcp: Any, client: httpx.AsyncClient
) -> None:
    headers = {"accept": BOTH, "content-type": JSON}
    async with serve_mcp(http__max_body_bytes=2000) as served:
        answer = await client.post(served.url, headers=headers, content=b" " * 2001)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [("host", "evil.example", 421), ("origin", "http://evil.example", 403)],
)
async def test_se1_refuses_foreign_hosts_and_origins(
    served: Any, client: httpx.AsyncClient, header: str, value: str, status: int
) -> None:
    headers = {"accept": BOTH, "content-type": JSON, header: value}
    answer = await client.post(served.url, headers=headers, content=b"{}")
    assert answer.status_code == status
