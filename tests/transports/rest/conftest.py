"""What the tests of the REST API share: a client of a real server, and what it expects."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import httpx
import pytest
import trio
from understudy.supervisors.application import Services

ENDED = frozenset({"complete", "failed", "cancelled", "interrupted"})


class Rest:
    """A running server, and a client of it."""

    def __init__(self, services: Services, client: httpx.AsyncClient) -> None:
        self.services, self.client = services, client

    async def get(self, path: str, status: int = 200, **options: Any) -> Any:
        """Return the JSON at a path below /api/v1; the status must be this one."""
        return checked(await self.client.get(f"/api/v1{path}", **options), status)

    async def post(self, path: str, body: Any = None, status: int = 202, **options: Any) -> Any:
        """Post JSON (or, as bytes, whatever it is) and return the answer."""
        key = "content" if isinstance(body, bytes) else "json"
        return checked(await self.client.post(f"/api/v1{path}", **{key: body}, **options), status)

    async def run(self, *command: str, **fields: Any) -> dict[str, Any]:
        """Run a command to its end and return the task's state."""
        accepted = await self.post("/tasks", {"command": command, **fields})
        return await self.ended(accepted["task_id"])

    async def ended(self, task_id: str) -> dict[str, Any]:
        """Wait for the end of a task and return its state."""
        return await self._state_that(task_id, lambda state: state["status"] in ENDED)

    async def until(self, task_id: str, **fields: object) -> dict[str, Any]:
        """Wait until the state of a task has these fields, and return it."""
        return await self._state_that(task_id, lambda state: fields.items() <= state.items())

    async def _state_that(
        self, task_id: str, fits: Callable[[dict[str, Any]], bool]
    ) -> dict[str, Any]:
        state: dict[str, Any] = {}
        for _ in range(1000):
            if fits(state := await self.get(f"/tasks/{task_id}")):
                return state
            await trio.sleep(0.02)
        raise AssertionError(f"the task never got there: {state}")


def checked(response: httpx.Response, status: int) -> Any:
    """Return the JSON of an answer with this status; an error must be a problem document."""
    assert response.status_code == status, response.text[:2000]
    content = response.json()
    if status >= 400:
        assert response.headers["content-type"] == "application/problem+json"
        assert content["status"] == status
        assert content["type"]
        assert content["title"]
        assert content["detail"]
    return content


ServeRest = Callable[..., AbstractAsyncContextManager[Rest]]


@pytest.fixture
def serve_rest(serve: Any) -> ServeRest:
    """`async with serve_rest({"orchestrator.queue_size": 1}) as rest`: a server and a client."""

    @asynccontextmanager
    async def run(overrides: dict[str, object] | None = None) -> AsyncGenerator[Rest]:
        async with (
            serve(overrides) as (services, url),
            httpx.AsyncClient(base_url=url, timeout=20, trust_env=False) as client,
        ):
            yield Rest(services, client)

    return run
