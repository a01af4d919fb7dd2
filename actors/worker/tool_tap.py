"""The worker's end of the pipe through which its agent's tools are heard."""

import os
import shlex
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import trio

from .streaming import Aside

# Without the site module, a Python starts in a few milliseconds.
_BOOT = "import sys; sys.path.append(sys.argv[1]); from toolshell.main import main; main()"
_WRAPPER = (sys.executable, "-I", "-S", "-c", _BOOT, str(Path(__file__).parent))


class ToolTap(Aside):
    """What the tools print, of all of them in the order of its arrival; ends after `finish`.

    `program` is what the agent shall run its commands with.
    """

    def __init__(self, folder: Path) -> None:
        pipe, self.program = folder / "tools", folder / "tool-shell"
        os.mkfifo(pipe, 0o600)
        # With an end for writing of our own, there is no end of the stream between two tools.
        self._fd = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
        self._over = trio.Event()
        call = shlex.join((*_WRAPPER, str(pipe)))
        self.program.write_text(f'#!/bin/sh\nexec {call} "$@"\n', "utf-8")
        self.program.chmod(0o700)

    async def receive_some(self, max_bytes: int | None = None) -> bytes:
        """The next bytes; none once it is finished and all was read."""
        await trio.lowlevel.checkpoint()
        while True:
            try:
                return os.read(self._fd, max_bytes or 65536)
            except BlockingIOError:
                if self._over.is_set():
                    return b""
            await self._wait()

    def finish(self) -> None:
        """No tool prints any more: what is in the pipe is the last."""
        self._over.set()

    async def aclose(self) -> None:
        """Let go of the pipe; tools that still print go on without it."""
        if self._fd >= 0:
            fd, self._fd = self._fd, -1
            os.close(fd)
        await trio.lowlevel.checkpoint()

    async def _wait(self) -> None:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(self._wait_readable, nursery.cancel_scope)
            await self._over.wait()
            nursery.cancel_scope.cancel()

    async def _wait_readable(self, scope: trio.CancelScope) -> None:
        await trio.lowlevel.wait_readable(self._fd)
        scope.cancel()


@asynccontextmanager
async def open_tap(folder: Path, *, wanted: bool) -> AsyncGenerator[ToolTap | None]:
    """A tap in the folder, if it is wanted and the agent could call a program in there."""
    if not wanted or " -" in str(folder):  # Claude Code takes what follows for arguments
        await trio.lowlevel.checkpoint()
        yield None
        return
    tap = ToolTap(folder)
    try:
        yield tap
    finally:
        with trio.CancelScope(shield=True):
            await tap.aclose()
