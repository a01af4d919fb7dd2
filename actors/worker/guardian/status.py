"""The guardian's reports, as the server reads them."""

import json
from dataclasses import dataclass

import trio

from .exit import Exit


@dataclass(frozen=True, slots=True)
class Started:
    """The command runs under this process id."""

    pid: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The command could not be started: at which step, and why."""

    step: str
    errno: int


class StatusReader:
    """Reads one report after the other. A cancelled read loses nothing."""

    def __init__(self, stream: trio.lowlevel.FdStream) -> None:
        self._stream = stream
        self._received = b""

    async def next(self) -> Started | Failed | Exit | None:
        """The next report, or None if the guardian ended without one."""
        while b"\n" not in self._received:
            data = await self._stream.receive_some()
            if not data:
                return None
            self._received += data
        line, _, self._received = self._received.partition(b"\n")
        return _parse(line)

    def close(self) -> None:
        """Let go of the pipe."""
        self._stream.close()


def _parse(line: bytes) -> Started | Failed | Exit:
    fields = json.loads(line)
    kinds = {"started": Started, "failed": Failed, "exited": Exit}
    return kinds[fields.pop("event")](**fields)
