"""What the tests of transports share: the real application behind real sockets."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import httpx
import pytest
import trio
from understudy.actors.orchestrator import SubmitTask, TaskRequest
from understudy.config import load_settings
from understudy.supervisors.application import HTTP, Services, run_application
from understudy.transports.http import WhereListening, doors

Serve = Callable[..., AbstractAsyncContextManager[tuple[Services, str]]]


@pytest.fixture
def serve(tmp_path: Path) -> Serve:
    """The real application on a free port, for the length of a block.

    `async with serve({"http.keep_alive_sec": 1}) as (services, base_url)`: settings by dotted key.
    """

    @asynccontextmanager
    async def run(
        overrides: dict[str, object] | None = None,
    ) -> AsyncGenerator[tuple[Services, str]]:
        here: dict[str, object] = {"storage.data_dir": tmp_path / "data", "server.port": 0}
        loaded = load_settings(cwd=tmp_path, environ={}, overrides=here | (overrides or {}))
        async with run_application(loaded.settings, doors=doors) as application:
            services = application.services
            where = await services.system.address(HTTP).ask(WhereListening())
            yield services, where.url

    return run


@pytest.fixture
async def client() -> AsyncGenerator[httpx.AsyncClient]:
    """An HTTP client that waits long and uses no proxy."""
    async with httpx.AsyncClient(timeout=httpx.Timeout(30), trust_env=False) as client:
        yield client


@pytest.fixture
def submit() -> Callable[..., Awaitable[str]]:
    """`await submit(services, "sh", "-c", "...")`: start a command, and return the task's id."""

    async def start(services: Services, *command: str) -> str:
        request = TaskRequest(command=command)
        return (await services.orchestrator.ask(SubmitTask(request))).task_id

    return start


@pytest.fixture
def until() -> Callable[[Callable[[], bool]], Awaitable[None]]:
    """`await until(lambda: ...)`: wait for what has no event to wait for, for 10 seconds."""

    async def poll(holds: Callable[[], bool]) -> None:
        with trio.fail_after(10):
            while not holds():  # noqa: ASYNC110 - what it waits for sets no event
                await trio.sleep(0.01)

    return poll
