"""How the beginning and the end of a worker's command are recorded."""

from collections.abc import Sequence
from typing import Any, Protocol

from ..event_store import EventType
from .agents import Outcome
from .guardian import Exit
from .ledger import Ledger
from .memory import WorkerMemory


class Telling(Protocol):
    """Records one command's beginning and end."""

    async def began(self, argv: Sequence[str], pid: int) -> None:
        """Record that it runs."""
        ...

    async def ended(self, ended: Exit, *, stopped: bool) -> Outcome:
        """Record how it ended; `stopped`: as it was asked to."""
        ...


class WorkTelling:
    """The agent's own work: WORKER_STARTED and WORKER_EXITED."""

    def __init__(
        self, ledger: Ledger, memory: WorkerMemory, agent: str, incarnation: int, line_length: int
    ) -> None:
        self._ledger, self._memory = ledger, memory
        self._agent, self._incarnation, self._line_length = agent, incarnation, line_length

    async def began(self, argv: Sequence[str], pid: int) -> None:
        """Record that it runs."""
        started = {"incarnation": self._incarnation, "agent": self._agent, "pid": pid}
        await self._ledger.record(EventType.WORKER_STARTED, started | {"argv": list(argv)})

    async def ended(self, ended: Exit, *, stopped: bool) -> Outcome:
        """Record how it ended, with the last lines."""
        told: dict[str, Any] = {
            "incarnation": self._incarnation,
            "exit_code": ended.exit_code,
            "signal": ended.signal,
            "last_lines": self._memory.last_lines(self._line_length),
        }
        await self._ledger.record(EventType.WORKER_EXITED, told | self._memory.counts())
        if ended.succeeded:
            return Outcome(True, told)
        what = "was stopped" if stopped else "failed"
        return Outcome(False, told | {"reason": f"the command {what}: {ended}"})


class CheckTelling:
    """The check of the result: TEST_STARTED, then TEST_PASSED or TEST_FAILED."""

    def __init__(self, ledger: Ledger, memory: WorkerMemory, line_length: int) -> None:
        self._ledger, self._memory, self._line_length = ledger, memory, line_length
        self._command: list[str] = []

    async def began(self, argv: Sequence[str], pid: int) -> None:
        """Record that it runs."""
        self._command = list(argv)
        await self._ledger.record(EventType.TEST_STARTED, {"command": self._command, "pid": pid})

    async def ended(self, ended: Exit, *, stopped: bool) -> Outcome:
        """Record whether it passed, with the last lines."""
        told: dict[str, Any] = {
            "command": self._command,
            "exit_code": ended.exit_code,
            "signal": ended.signal,
            "last_lines": self._memory.last_lines(self._line_length),
        }
        kind = EventType.TEST_PASSED if ended.succeeded else EventType.TEST_FAILED
        await self._ledger.record(kind, told)
        return Outcome(ended.succeeded, told | {"reason": str(ended)})
