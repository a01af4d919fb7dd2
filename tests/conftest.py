"""What every test shares: the checkout, and a whole application to drive."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import trio

if TYPE_CHECKING:  # a test that needs no application must not fail with it
    from understudy.actors.event_store import Event
    from understudy.supervisors.application import Services

ROOT = Path(__file__).parent.parent
ENDS = ("TASK_COMPLETE", "TASK_FAILED", "TASK_CANCELLED", "TASK_INTERRUPTED")
PATIENCE = 50.0  # seconds, for whatever is waited for


class House:
    """A running application, as a test drives it."""

    def __init__(self, services: Services) -> None:
        self.services = services

    async def submit(self, *command: str, **fields: Any) -> str:
        """Hand a command in; return its task's id."""
        from understudy.actors.orchestrator import SubmitTask, TaskRequest

        request = TaskRequest.from_dict({"command": command, **fields})
        return (await self.services.orchestrator.ask(SubmitTask(request))).task_id

    async def until(self, task_id: str, *types: str, count: int = 1, after: int = 0) -> list[Event]:
        """Follow a task until so many events of these types came; return its events since."""
        from understudy.actors.broadcaster import TopicPattern

        seen: list[Event] = []
        with trio.fail_after(PATIENCE):
            async with self.services.feed(TopicPattern(task_id=task_id), after=after) as feed:
                while sum(event.event_type in types for event in seen) < count:
                    seen += await feed.receive()
        return seen

    async def ended(self, task_id: str) -> list[Event]:
        """Follow a task to its end; return its whole story."""
        return await self.until(task_id, *ENDS)

    async def run(self, *command: str, **fields: Any) -> list[Event]:
        """Run a command as a task to its end; return its whole story."""
        return await self.ended(await self.submit(*command, **fields))

    def log_of(self, task_id: str) -> bytes:
        """Return what the task's execution log holds."""
        from understudy.actors.log_capture import exec_log

        return exec_log(self.services.logs_dir, task_id).read_bytes()

    def streams_of(self, story: list[Event]) -> dict[str, bytes]:
        """Return each stream's bytes as the events tell them; they must tell the log gaplessly."""
        log, position, streams = self.log_of(story[0].task_id), 0, dict[str, bytes]()
        for event in (event for event in story if event.event_type == "WORKER_OUTPUT"):
            assert event.data["offset"] == position
            for stream, length in event.data["segments"]:
                piece = log[position : position + length]
                streams[stream] = streams.get(stream, b"") + piece
                position += length
            assert event.data["offset"] + event.data["length"] == position
        assert position == len(log)
        return streams


RunHouse = Callable[..., AbstractAsyncContextManager[House]]


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root folder of the checkout."""
    return ROOT


@pytest.fixture
def run_house(tmp_path: Path) -> RunHouse:
    """Run an application for a block; sections of settings by name; the same data each time."""
    from understudy.config import Settings, StorageSettings
    from understudy.supervisors.application import run_application

    @asynccontextmanager
    async def run(**sections: Any) -> AsyncGenerator[House]:
        sections.setdefault("storage", StorageSettings(data_dir=tmp_path / "data"))
        async with run_application(Settings(**sections)) as application:
            yield House(application.services)

    return run
