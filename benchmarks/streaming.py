"""A command's output: through a worker into the log, beside a bare pipe."""

import contextlib
import os
import pty
import subprocess
import sys
import tempfile
import time
import tty
from pathlib import Path

import trio
from understudy.actors.broadcaster import TopicPattern
from understudy.actors.event_store import TERMINAL
from understudy.actors.orchestrator import SubmitTask, TaskRequest
from understudy.config import Settings, StorageSettings
from understudy.supervisors.application import Services, run_application

from .harness import Comparison, Contender

MEGABYTES = 256
# 100-byte lines in 64 KiB writes, as a program writes that does not wait for anyone.
GENERATOR = (
    "import os\n"
    "block = (b'x' * 99 + b'\\n') * 655\n"
    f"for _ in range({MEGABYTES} * 2**20 // len(block)): os.write(1, block)\n"
)
COMMAND = (sys.executable, "-I", "-S", "-c", GENERATOR)


def comparisons() -> list[Comparison]:
    """Return the comparisons of this suite."""
    return [
        Comparison(
            "a worker's output, to the log and a subscriber",
            "MB/s",
            (
                Contender("worker, pipe", lambda: trio.run(_worker, False)),
                Contender("bare: generator | cat", _cat),
                Contender("bare: generator | cat > file", _cat_to_file),
            ),
            target=">= 0.5 of generator | cat",
        ),
        Comparison(
            "a worker's output on a terminal",
            "MB/s",
            (
                Contender("worker, pty", lambda: trio.run(_worker, True)),
                Contender("bare: read a pty", _bare_pty),
            ),
            target=">= 0.8 of a bare pty",
        ),
    ]


async def _worker(terminal: bool) -> float:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(storage=StorageSettings(data_dir=Path(folder)))
        async with run_application(settings) as application:
            request = TaskRequest(command=COMMAND, pty=terminal)
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


def _cat() -> float:
    return _shell("/dev/null")


def _cat_to_file() -> float:
    with tempfile.NamedTemporaryFile() as file:
        return _shell(file.name)


def _shell(target: str) -> float:
    began = time.perf_counter()
    with Path(target).open("wb") as sink:
        generator = subprocess.Popen(COMMAND, stdout=subprocess.PIPE)
        subprocess.run(("cat",), stdin=generator.stdout, stdout=sink, check=True)
        generator.wait()
    return MEGABYTES * 2**20 / 1e6 / (time.perf_counter() - began)


def _bare_pty() -> float:
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    began = time.perf_counter()
    with subprocess.Popen(COMMAND, stdout=theirs):
        os.close(theirs)
        with contextlib.suppress(OSError):  # the end of a terminal
            while os.read(ours, 65536):
                pass
    os.close(ours)
    return MEGABYTES * 2**20 / 1e6 / (time.perf_counter() - began)
