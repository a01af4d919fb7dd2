"""The command's beginning: help on the screen, a server that answers."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

from .harness import Comparison, Contender

_PROGRAM = str(Path(sys.executable).with_name("understudy"))


def comparisons() -> list[Comparison]:
    """Return what is compared: seconds from the start of the process."""
    bare = Contender("python -c pass", lambda: _timed([sys.executable, "-c", "pass"]))
    return [
        Comparison(
            "start-up: understudy --help",
            "s",
            (Contender("understudy --help", lambda: _timed([_PROGRAM, "--help"])), bare),
            more_is_better=False,
            target="at most 0.25 s",
        ),
        Comparison(
            "start-up: server ready",
            "s",
            (Contender("understudy serve, first answer", _server_ready), bare),
            more_is_better=False,
            target="at most 1.0 s",
        ),
    ]


def _timed(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def _server_ready() -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = [_PROGRAM, "serve", "--port", "0", "--data-dir", folder, "--json"]
        began = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
            assert server.stdout is not None
            url = json.loads(server.stdout.readline())["url"]
            assert httpx.get(f"{url}/healthz", trust_env=False).status_code == 200
            elapsed = time.perf_counter() - began
            server.terminate()
        return elapsed
