"""The end of a program that has a server inside: clean within its deadline, or cut short."""

import os
import sys
import threading
from types import TracebackType
from typing import NoReturn, Self

from ...supervisors import snapshot
from ...supervisors.application import APPLICATION, Services
from .exit_codes import ExitCode


# What ends it is a thread's timer and no task: a loop that hangs is one of the things that it is
# for. The processes of tasks need no care here: their guardians end them when this process ends.
class Ending:
    """Watches over an end that has begun; used as a block around all that has to end."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._timer: threading.Timer | None = None
        self._services: Services | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()

    def watch(self, services: Services) -> None:
        """Name the application whose parts are told of when they overrun."""
        self._services = services

    @property
    def watches(self) -> bool:
        """Whether there is an application in this process."""
        return self._services is not None

    def begin(self) -> None:
        """Let the deadline run from now on."""
        if self._timer is None:
            self._timer = threading.Timer(self._deadline, self._overrun)
            self._timer.daemon = True
            self._timer.start()

    def at_once(self, code: ExitCode) -> NoReturn:
        """End the process here and now."""
        leave_now("ended at once; the processes of running tasks are killed", code)

    def _overrun(self) -> None:
        left = ", ".join(_unended(self._services)) or "nothing that it could name"
        leave_now(
            f"the end took longer than {self._deadline:g} s (server.shutdown_deadline_sec); "
            f"killed what was left: {left}",
            ExitCode.OVERRUN,
        )


def leave_now(message: str, code: ExitCode) -> NoReturn:
    """Say why, and end the process without any clean-up."""
    # Not by the streams' own buffers: a thread that was stopped may hold their locks.
    os.write(sys.stderr.fileno(), f"understudy: {message}\n".encode("utf-8", "replace"))
    os._exit(code)


def _unended(services: Services | None) -> list[str]:
    if services is None:
        return []
    waiting, found = [snapshot(services.system, APPLICATION)], list[str]()
    while waiting:
        node = waiting.pop()
        waiting += node.children
        if not node.children and node.view.state in ("running", "stopping"):
            found.append(f"{node.view.name} ({node.view.state})")
    return sorted(found)
