"""Evidence that a worker lives (WK5)."""

import contextlib
from typing import Any, NoReturn

import trio

from ..event_store import EventType, Journal, StorageError
from ..kernel import ActorDied, AskTimeout
from .guardian import GuardedProcess
from .memory import WorkerMemory


class Heartbeat:
    """Records every `interval` seconds what a command and its descendants have done and use."""

    def __init__(
        self, process: GuardedProcess, journal: Journal, memory: WorkerMemory, interval: float
    ) -> None:
        self._process, self._journal, self._memory = process, journal, memory
        self._interval = interval
        self._began = trio.current_time()

    async def run(self) -> NoReturn:
        """Beat until cancelled."""
        while True:
            await trio.sleep(self._interval)
            beat = await self._evidence()
            # One that cannot be stored is no reason to end the work: the next one comes.
            with contextlib.suppress(StorageError, ActorDied, AskTimeout):
                await self._journal.record(EventType.WORKER_HEARTBEAT, beat)

    async def _evidence(self) -> dict[str, Any]:
        usage = await self._process.tree_usage()
        return self._memory.counts() | {
            "elapsed_sec": round(trio.current_time() - self._began, 3),
            "cpu_percent": round(usage.cpu_percent, 1),
            "memory_bytes": usage.rss_bytes,
            "processes": usage.processes,
        }
