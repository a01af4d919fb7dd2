"""What the tests of the REST API share: the real application behind a real HTTP server."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, cast

import httpx
import hypercorn.trio
import pytest
import trio
from hypercorn.config import Config
from quart_trio import QuartTrio
from understudy.config import HttpSettings, Settings, StorageSettings
from understudy.supervisors.application import Services, run_application
from understudy.transports.rest import blueprint, register_problems

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
        return await self.until(task_id, lambda state: state["status"] in ENDED)

    async def until(self, task_id: str, fits: Callable[[Any], bool]) -> dict[str, Any]:
        """Wait until the state of a task fits, and return it."""
        with trio.fail_after(20):
            while not fits(state := await self.get(f"/tasks/{task_id}")):
                await trio.sleep(0.02)
        return state


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


Serve = Callable[..., AbstractAsyncContextManager[Rest]]


@pytest.fixture
def serve(tmp_path: Path) -> Serve:
    """Start a server on the test's own data folder; sections of settings by name."""
    return partial(_serve, tmp_path)


@asynccontextmanager
async def _serve(folder: Path, **sections: Any) -> AsyncGenerator[Rest]:
    settings = Settings(storage=StorageSettings(data_dir=folder), **sections)
    async with run_application(settings) as running, trio.open_nursery() as nursery:
        urls = await nursery.start(_listen, _app(running.services, settings.http))
        async with httpx.AsyncClient(base_url=urls[0], timeout=20, trust_env=False) as client:
            yield Rest(running.services, client)
        nursery.cancel_scope.cancel()


def _app(services: Services, http: HttpSettings) -> QuartTrio:
    app = QuartTrio(__name__)
    app.config.update(RESPONSE_TIMEOUT=None, MAX_CONTENT_LENGTH=http.max_body_bytes)
    app.register_blueprint(blueprint(services))
    register_problems(app)
    return app


async def _listen(app: QuartTrio, *, task_status: trio.TaskStatus[list[str]]) -> None:
    config = Config()
    config.bind, config.errorlog = ["127.0.0.1:0"], None
    await cast("Any", hypercorn.trio).serve(app, config, task_status=task_status)
