"""The real command, run as users run it: in processes of its own, with a folder of its own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 30.0  # seconds; a machine may be slow, and a test that waits so long has failed
PROGRAM = (str(Path(sys.executable).with_name("understudy")),)


@dataclass(frozen=True)
class CommandLine:
    """Runs `understudy` with a data folder of the test's own, on any free port."""

    home: Path

    @property
    def data_dir(self) -> Path:
        return self.home / "data"

    @property
    def env(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        return kept | {
            "HOME": str(self.home),
            "UNDERSTUDY_STORAGE__DATA_DIR": str(self.data_dir),
            "UNDERSTUDY_SERVER__PORT": "0",
            "TERM": "xterm-256color",
        }

    def start(self, *args: str, **more: Any) -> subprocess.Popen[bytes]:
        """Start a command; its three streams are pipes unless said otherwise."""
        streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        options: dict[str, Any] = {**streams, "cwd": self.home, "env": self.env, **more}
        process: Any = subprocess.Popen([*PROGRAM, *args], **options)
        return process

    def run(self, *args: str, **more: Any) -> subprocess.CompletedProcess[str]:
        """Run a command to its end and return what it printed."""
        with self.start(*args, stdin=subprocess.DEVNULL, **more) as process:
            output, errors = process.communicate(timeout=PATIENCE)
        return subprocess.CompletedProcess(
            args, process.returncode, output.decode(), errors.decode()
        )

    def json(self, *args: str) -> list[dict[str, Any]]:
        """Run a command with --json, to success; return its lines, each parsed."""
        done = self.run(*args, "--json")
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.split("\n") if line]


@dataclass(frozen=True)
class Served:
    """A server in a process of its own that is ready."""

    process: subprocess.Popen[bytes]
    ready: dict[str, Any]

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Send a signal; return the exit code and what was told on standard error."""
        self.process.send_signal(number)
        _, errors = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, errors.decode()


@pytest.fixture
def cli(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


@pytest.fixture
def start_server(cli: CommandLine) -> Iterator[Callable[..., Served]]:
    """A function that starts a server with options and waits until it is ready."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*args: str) -> Served:
        process = cli.start("serve", "--json", *args)
        started.append(process)
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, process.communicate(timeout=PATIENCE)[1].decode()
        return Served(process, json.loads(line))

    yield start
    for process in started:
        with process, suppress(ProcessLookupError):
            process.kill()
