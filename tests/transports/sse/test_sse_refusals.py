"""What a stream refuses, and why."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest


@pytest.mark.parametrize(
    ("path", "status", "named"),
    [
        ("tasks/unknown/stream", 404, "unknown"),
        ("stream?after=-1", 400, "after"),
        ("stream?after=1e3", 400, "after"),
        ("stream?after=9999999999999999999", 400, "after"),
        ("stream?after=٣", 400, "after"),
        ("stream?types=NONSENSE", 400, "NONSENSE"),
        ("stream?typos=TASK_CREATED", 400, "typos"),
    ],
)
async def test_ss1_bad_requests_are_named(
    serve: Any, client: httpx.AsyncClient, path: str, status: int, named: str
) -> None:
    async with serve() as (_, base):
        response = await client.get(f"{base}/api/v1/{path}")
        assert response.status_code == status
        assert response.headers["Content-Type"] == "application/problem+json"
        assert named in response.json()["detail"]


async def test_ss1_a_bad_last_event_id_is_named_as_well(
    serve: Any, client: httpx.AsyncClient
) -> None:
    async with serve() as (_, base):
        response = await client.get(f"{base}/api/v1/stream", headers={"Last-Event-ID": "x"})
        assert response.status_code == 400


async def test_streams_are_for_reading(
    serve: Any, submit: Callable[..., Awaitable[str]], client: httpx.AsyncClient
) -> None:
    async with serve() as (services, base):
        task_id = await submit(services, "true")
        response = await client.post(f"{base}/api/v1/tasks/{task_id}/stream")
        assert response.status_code == 405
