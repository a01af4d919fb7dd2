"""One command under its guardian, as the server holds it."""

import os
from collections.abc import Mapping, Sequence
from typing import Self

import trio
from trio.abc import AsyncResource, ReceiveStream

from .child.request import INTERRUPT, KILL, TERMINATE
from .command import Command
from .exit import Exit
from .launch import launch
from .link import GuardianLink
from .usage import TreeMeter, TreeUsage


class GuardedProcess(AsyncResource):
    """A command that was started. Close it, or use `async with`: nothing is left of it then."""

    def __init__(
        self, link: GuardianLink, stdout: ReceiveStream, stderr: ReceiveStream | None
    ) -> None:
        self.stdout = stdout
        self.stderr = stderr
        self.pid = 0  # the command's, and that of its process group and session
        self._link = link
        self._meter = TreeMeter(link.guardian_pid)

    @classmethod
    async def start(
        cls,
        argv: Sequence[str],
        *,
        cwd: str | os.PathLike[str],
        env: Mapping[str, str],
        server_id: str,
        task_id: str,
        pty: bool = False,
        terminal_size: tuple[int, int] = (40, 120),
        leftover_patience: float = 0.5,
    ) -> Self:
        """Start `argv` in `cwd` with `env` and marks of server and task; its stdin is empty.

        With `pty`, both outputs are one terminal of (rows, columns): `.stdout`; `.stderr` is None.
        What is left behind gets SIGTERM and, `leftover_patience` seconds later, SIGKILL. Raises
        CommandError if it cannot be started, ValueError if `argv` is empty or has a NUL in it.
        """
        command = Command.of(argv, cwd, env, server_id=server_id, task_id=task_id)
        request = command.encode(terminal=pty, leftover_patience=leftover_patience)
        launched = await launch(command.marks, terminal_size=terminal_size if pty else None)
        link = GuardianLink(launched, command)
        self = cls(link, launched.stdout, launched.stderr)
        try:
            self.pid = await link.begin(request)
        except BaseException:
            await self.aclose()
            raise
        return self

    async def wait(self) -> Exit:
        """Wait for the end of the command and of all its descendants.

        Read the streams meanwhile: it waits for its reader. GuardianLost: the guardian was
        killed, and then so were the command and its descendants.
        """
        return await self._link.wait()

    def interrupt(self) -> None:
        """SIGINT to the command's process group, as Ctrl-C in a terminal."""
        self._link.send(INTERRUPT)

    def terminate(self) -> None:
        """SIGTERM to the group and to the descendants in groups and sessions of their own."""
        self._link.send(TERMINATE)

    def kill(self) -> None:
        """SIGKILL to the command and every descendant."""
        self._link.send(KILL)

    async def stop(self, *, interrupt_patience: float, terminate_patience: float) -> Exit:
        """Interrupt; after so many seconds terminate; after so many more kill. How it ended."""
        for word, patience in ((INTERRUPT, interrupt_patience), (TERMINATE, terminate_patience)):
            self._link.send(word)
            with trio.move_on_after(patience):
                return await self.wait()
        await self._link.end()
        return await self.wait()

    async def tree_usage(self) -> TreeUsage:
        """CPU since the last call, memory and number of the command and all its descendants."""
        return await self._meter.measure()

    async def aclose(self) -> None:
        """Kill what still runs, reap it, close the streams: bounded, also when cancelled."""
        await self._link.end()
        with trio.CancelScope(shield=True):
            for stream in filter(None, (self.stdout, self.stderr)):
                await stream.aclose()
        await trio.lowlevel.checkpoint()
