"""Runs a worker's commands and records how each began and ended."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import trio

from ..event_store import EventType, Journal
from ..orchestrator import TaskOrder
from .agents import Outcome
from .execution import CommandExecution
from .findings import ProgressWatch, Watch
from .guardian import Exit, GuardedProcess, GuardianLost
from .launch import Launch
from .ledger import Ledger
from .memory import WorkerMemory
from .tools import WorkerTools

# A Python child writes in blocks to a pipe unless it is told not to, and whoever watches the task
# sees nothing for minutes. What the server's environment or the request sets wins.
_DEFAULTS = {"PYTHONUNBUFFERED": "1"}


class CommandRunner:
    """One incarnation's commands; `stop_requested` ends the one that runs."""

    def __init__(
        self,
        order: TaskOrder,
        tools: WorkerTools,
        journal: Journal,
        ledger: Ledger,
        memory: WorkerMemory,
        *,
        incarnation: int,
        stop_requested: trio.Event,
    ) -> None:
        self._order, self._tools, self._incarnation = order, tools, incarnation
        self._journal, self._ledger, self._memory = journal, ledger, memory
        self._stop_requested = stop_requested

    async def run(self, launch: Launch, folder: Path) -> Outcome:
        """Run a command to its end; that it cannot be started is an outcome too."""
        if self._stop_requested.is_set():
            return Outcome(False, {"reason": "it was stopped before it had started"})
        try:
            process = await self._start(launch, folder)
        except (OSError, ValueError) as error:
            return Outcome(False, {"reason": str(error)})
        async with process:
            await self._record_start(launch.argv, process.pid)
            try:
                ended = await self._execution(process, launch.watches).run()
            except GuardianLost as error:
                return Outcome(False, {"reason": str(error)})
        return await self._conclude(ended)

    async def _start(self, launch: Launch, folder: Path) -> GuardedProcess:
        surroundings = _DEFAULTS | dict(os.environ) | dict(launch.environment)
        return await GuardedProcess.start(
            launch.argv,
            cwd=folder,
            env=surroundings | self._order.request.environment,
            server_id=self._tools.server_id,
            task_id=self._order.task_id,
            pty=self._tools.worker.pty if launch.pty is None else launch.pty,
        )

    def _execution(self, process: GuardedProcess, watches: Sequence[Watch]) -> CommandExecution:
        tools, streaming = self._tools, self._tools.streaming
        if streaming.progress_detection:
            progress = ProgressWatch(self._ledger, max_line_length=streaming.max_line_length)
            watches = [*watches, progress]
        return CommandExecution(
            process, tools, self._journal, self._ledger, self._memory, self._stop_requested, watches
        )

    async def _record_start(self, argv: Sequence[str], pid: int) -> None:
        agent = self._order.request.agent
        started = {"incarnation": self._incarnation, "agent": agent, "pid": pid}
        await self._ledger.record(EventType.WORKER_STARTED, started | {"argv": list(argv)})

    async def _conclude(self, ended: Exit) -> Outcome:
        told: dict[str, Any] = {
            "incarnation": self._incarnation,
            "exit_code": ended.exit_code,
            "signal": ended.signal,
            "last_lines": self._memory.last_lines(self._tools.streaming.max_line_length),
        }
        await self._ledger.record(EventType.WORKER_EXITED, told | self._memory.counts())
        if ended.succeeded:
            return Outcome(True, told)
        what = "was stopped" if self._stop_requested.is_set() else "failed"
        return Outcome(False, told | {"reason": f"the command {what}: {ended}"})
