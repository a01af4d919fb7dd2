"""A command on a real terminal."""

import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

Cli = Any


class Terminal:
    """A command on a pseudo-terminal, whose session it leads: Ctrl-C there is a key."""

    def __init__(self, cli: Cli, *args: str) -> None:
        self.master, slave = pty.openpty()
        os.set_blocking(self.master, False)
        self.seen = b""
        self.process: subprocess.Popen[bytes] = cli.start(
            *args, stdin=slave, stdout=slave, stderr=slave, preexec_fn=lambda: os.login_tty(slave)
        )
        os.close(slave)

    def until(self, pattern: bytes, *, seconds: float = 20) -> None:
        """Read until the screen has been told this, from what was not matched before."""
        limit = time.monotonic() + seconds
        while not (found := re.search(pattern, self.seen)):
            left = limit - time.monotonic()
            assert left > 0, self.seen
            if select.select([self.master], [], [], left)[0]:
                self.seen += os.read(self.master, 65536)
        self.seen = self.seen[found.end() :]

    def press(self, keys: bytes) -> None:
        os.write(self.master, keys)

    def end(self) -> tuple[int, bytes]:
        """Wait for the end; return the exit code and what was still told."""
        limit = time.monotonic() + 20
        while time.monotonic() < limit:
            try:
                if select.select([self.master], [], [], 0.2)[0]:
                    self.seen += os.read(self.master, 65536)
            except OSError:  # the other end is closed: this is how a pty says so
                break
        return self.process.wait(timeout=20), self.seen


@pytest.fixture
def terminal(cli: Cli) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def open_terminal(*args: str) -> Terminal:
        opened.append(Terminal(cli, *args))
        return opened[-1]

    yield open_terminal
    for each in opened:
        with each.process as process:
            process.kill()
        os.close(each.master)
