"""The application behind its real HTTP server, for clients made with the official SDK."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from mcp.client.client import ConnectMode
from understudy.actors.broadcaster import TopicPattern
from understudy.actors.event_store import Event, EventQuery
from understudy.actors.kernel import StopChild
from understudy.supervisors.application import TRANSPORTS, Services


@dataclass(frozen=True, slots=True)
class Served:
    """A running application, and the address of its MCP endpoint."""

    services: Services
    url: str

    def connect(self, mode: ConnectMode = "auto") -> Client:
        """A client of the official SDK; modes: auto (the newest protocol), legacy."""
        return Client(self.url, mode=mode)

    async def ask(self, client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
        """Call a tool that must succeed; its structured answer."""
        result = await client.call_tool(tool, arguments)
        assert not result.is_error, result.content
        assert result.structured_content is not None
        return result.structured_content

    async def start(self, client: Client, script: str, **arguments: Any) -> str:
        """Start a shell script; its task id."""
        command = ["sh", "-c", script]
        answer = await self.ask(client, "start_coding_task", command=command, **arguments)
        return answer["task_id"]

    async def follow(self, client: Client, task_id: str, wait: float = 20) -> list[dict[str, Any]]:
        """Follow a task by cursor to its end; the answers."""
        answers: list[dict[str, Any]] = []
        after = 0
        while not answers or not answers[-1]["ended"]:
            call = {"task_id": task_id, "after": after, "wait_seconds": wait}
            answers.append(await self.ask(client, "stream_task_progress", **call))
            after = answers[-1]["cursor"]
        return answers

    async def events(self, task_id: str | None) -> list[Event]:
        """What the log has of a task, or all of it."""
        return [event async for event in self.services.log.iterate(EventQuery(task_id=task_id))]

    async def wait_for(self, task_id: str, kind: str) -> None:
        """Wait for an event of a task."""
        pattern = TopicPattern(task_id=task_id, types=frozenset({kind}))
        async with self.services.feed(pattern) as feed:
            await feed.receive()

    async def stop_mcp(self) -> None:
        """End the supervised child, politely."""
        await self.services.system.address(TRANSPORTS).ask(StopChild("mcp"))


# The SDK's client lets go of generators that it has not read to their ends.
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let its garbage pass, in the tests of this folder."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.filterwarnings("ignore:Async gen:ResourceWarning"))


@pytest.fixture
def serve_mcp(serve: Callable[..., Any]) -> Callable[..., AbstractAsyncContextManager[Served]]:
    """The application on a free port, for the length of a block; it takes settings by key."""

    @asynccontextmanager
    async def run(**settings: object) -> AsyncGenerator[Served]:
        dotted = {key.replace("__", "."): value for key, value in settings.items()}
        async with serve(dotted) as (services, address):
            yield Served(services, f"{address}/mcp")

    return run


@pytest.fixture
async def served(serve_mcp: Callable[..., Any]) -> AsyncGenerator[Served]:
    """The same, for the length of the test."""
    async with serve_mcp() as running:
        yield running
