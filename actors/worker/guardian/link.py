"""The server's line to one guardian: what it is told, what it reports, how it is ended."""

import os
from contextlib import suppress
from functools import partial
from typing import NoReturn

import trio

from .child.request import KILL
from .command import Command
from .errors import GuardianLost
from .exit import Exit
from .launch import Launched
from .orphans import GUARD_ID, kill_marked
from .status import Failed, Started, StatusReader

# How long a guardian may take to kill and reap before it is itself killed, in seconds. Its own
# patience with what hangs in the kernel is shorter.
KILL_BOUND = 8.0


class GuardianLink:
    """One conversation: `begin`, then `send` as you like, `wait`, and in any case `end`."""

    def __init__(self, launched: Launched, command: Command) -> None:
        self._pid = 0
        self.guardian_pid = launched.guardian.pid
        self._guardian = launched.guardian
        self._control = launched.control
        self._status = StatusReader(launched.status)
        self._command = command
        self._outcome: Exit | str | None = None  # how it ended, or why nobody knows
        self._reading = trio.Lock()

    async def begin(self, request: bytes) -> int:
        """Have the command started and return its process id; CommandError if that fails."""
        try:
            await self._control.send_all(request)
            report = await self._status.next()
        except trio.BrokenResourceError:
            report = None
        match report:
            case Started(pid):
                self._pid = pid
                return pid
            case Failed(step, errno):
                self._outcome = "it was never started"
                raise self._command.error(step, errno)
            case _:
                await self._lose()

    def send(self, word: bytes) -> None:
        """Tell the guardian something, if it is still there."""
        try:
            os.write(self._control.fileno(), word)
        except OSError:
            return

    async def wait(self) -> Exit:
        """The end of the command and all its descendants; GuardianLost if it is unknown."""
        async with self._reading:
            if self._outcome is None:
                report = await self._status.next()
                if not isinstance(report, Exit):
                    await self._lose()
                self._outcome = report
            await self._guardian.wait()
            self._hang_up()
            if isinstance(self._outcome, str):
                raise GuardianLost(self._outcome)
            return self._outcome

    async def end(self) -> None:
        """Kill what still runs and reap it: bounded, and not to be cancelled."""
        with trio.CancelScope(shield=True):
            self.send(KILL)
            self._control.close()
            with trio.move_on_after(KILL_BOUND), suppress(GuardianLost):
                await self.wait()
            if self._guardian.returncode is None:
                self._guardian.kill()
                with suppress(GuardianLost):
                    await self._lose()
            self._hang_up()

    async def _lose(self) -> NoReturn:
        """The guardian is gone before its time: do its work, by the mark of its command."""
        code = await self._guardian.wait()
        mark = [self._command.marks[GUARD_ID]]
        killed = await trio.to_thread.run_sync(partial(kill_marked, GUARD_ID, mark))
        what = f"the guardian of process {self._pid} ended unexpectedly (status {code})"
        self._outcome = f"{what}; {len(killed)} processes that it held were killed"
        raise GuardianLost(self._outcome)

    def _hang_up(self) -> None:
        self._control.close()
        self._status.close()
