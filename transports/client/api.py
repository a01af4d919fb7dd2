"""The HTTP API of a running server, a method for each thing to ask."""

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

import httpx
import msgspec

from .answers import check, decoded, frames_of
from .frames import Frame

_PREFIX = "/api/v1"
_JSON = {"Content-Type": "application/json"}
# A request that waits for something says so; a stream gives a sign of life more often than this.
_TIMEOUT = httpx.Timeout(60.0, connect=5.0)


class Api:
    """Asks the server at `url`. `ApiError` is its refusal; `httpx.TransportError`: it is gone."""

    def __init__(self, url: str) -> None:
        # Proxies of the environment are none of a local server's business.
        self._http = httpx.AsyncClient(base_url=url, timeout=_TIMEOUT, trust_env=False)

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def submit(self, request: Mapping[str, Any], *, wait: bool = False) -> dict[str, Any]:
        """Hand in a task; `wait`: for room in the queue."""
        body = {**request, "wait": True} if wait else request
        timeout = httpx.Timeout(None, connect=5.0) if wait else _TIMEOUT
        return await self._ask("POST", "/tasks", body, timeout=timeout)

    async def task(self, task_id: str) -> dict[str, Any]:
        """Return the state of a task."""
        return await self._ask("GET", f"/tasks/{_quoted(task_id)}")

    async def tasks(self, **query: str | int) -> dict[str, Any]:
        """Return a page of the tasks."""
        return await self._ask("GET", "/tasks", params=query)

    async def cancel(self, task_id: str, reason: str | None = None) -> dict[str, Any]:
        """Cancel a task."""
        body = {"reason": reason} if reason else {}
        return await self._ask("POST", f"/tasks/{_quoted(task_id)}/cancel", body)

    async def tree(self) -> dict[str, Any]:
        """Return the tree of supervision."""
        return await self._ask("GET", "/tree")

    async def health(self) -> dict[str, Any]:
        """Return what the server says of its health, good or bad."""
        response = await self._http.get("/healthz")
        return {"status_code": response.status_code, **decoded(response.content)}

    @asynccontextmanager
    async def stream(self, task_id: str, after: int) -> AsyncGenerator[AsyncIterator[Frame]]:
        """Open the stream of a task's events after a cursor."""
        path = f"/tasks/{_quoted(task_id)}/stream"
        async with self.open("GET", path, params={"after": after}) as response:
            yield frames_of(response)

    @asynccontextmanager
    async def log(
        self, task_id: str, which: str, **query: str | int
    ) -> AsyncGenerator[httpx.Response]:
        """Open one of a task's logs; its bytes come with `aiter_bytes`."""
        path = f"/tasks/{_quoted(task_id)}/logs/{which}"
        async with self.open("GET", path, params=query) as response:
            yield response

    async def log_page(self, task_id: str, **query: str | int) -> dict[str, Any]:
        """Return a page of a task's output, in segments."""
        return await self._ask("GET", f"/tasks/{_quoted(task_id)}/logs/execution", params=query)

    @asynccontextmanager
    async def open(self, method: str, path: str, **options: Any) -> AsyncGenerator[httpx.Response]:
        """Open an answer that is read as it comes."""
        async with self._http.stream(method, _PREFIX + path, **options) as response:
            await check(response)
            yield response

    async def _ask(self, method: str, path: str, body: Any = None, **rest: Any) -> dict[str, Any]:
        content = None if body is None else msgspec.json.encode(body)
        response = await self._http.request(
            method, _PREFIX + path, content=content, headers=_JSON, **rest
        )
        await check(response)
        return decoded(response.content)


def _quoted(task_id: str) -> str:
    return quote(task_id, safe="")
