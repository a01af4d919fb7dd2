"""A command's output: through a worker into the log, beside a bare pipe."""

import tempfile
import time
from pathlib import Path

import trio
from understudy.actors.broadcaster import TopicPattern
from understudy.actors.event_store import TERMINAL
from understudy.actors.orchestrator import SubmitTask, TaskRequest
from understudy.config import Settings, StorageSettings
from understudy.supervisors.application import Services, run_application

from . import streaming_peers as peers
from .harness import Comparison, Contender


def comparisons() -> list[Comparison]:
    """Return the comparisons of this suite."""
    return [
        Comparison(
            "a worker's output, to the log and a subscriber",
            "MB/s",
            (
                Contender("worker, pipe", lambda: trio.run(_worker, False)),
                Contender("bare: generator | cat", lambda: peers.cat("/dev/null")),
                Contender("bare: generator | cat > file", peers.cat_to_file),
            ),
            target=">= 0.5 of generator | cat",
        ),
        Comparison(
            "a worker's output on a terminal",
            "MB/s",
            (
                Contender("worker, pty", lambda: trio.run(_worker, True)),
                Contender("bare: read a pty", peers.bare_pty),
            ),
            target=">= 0.8 of a bare pty",
        ),
    ]


async def _worker(terminal: bool) -> float:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(storage=StorageSettings(data_dir=Path(folder)))
        async with run_application(settings) as application:
            request = TaskRequest(command=peers.COMMAND, pty=terminal)
            began = time.perf_counter()
            accepted = await application.services.orchestrator.ask(SubmitTask(request))
            received = await _follow(application.services, accepted.task_id)
            return received / 1e6 / (time.perf_counter() - began)


async def _follow(services: Services, task_id: str) -> int:
    received = 0
    async with services.feed(TopicPattern(task_id=task_id)) as feed:
        while True:
            for event in await feed.receive():
                received += event.data.get("length", 0)
                if event.event_type in TERMINAL:
                    return received
