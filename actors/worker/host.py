"""What a worker does for its agent: a folder to work in, and commands that are recorded."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import trio

from ..event_store import EventType, Journal
from ..orchestrator import TaskOrder
from .agents import Outcome
from .execution import CommandExecution
from .guardian import CommandError, Exit, GuardedProcess, GuardianLost
from .insisting import insist
from .memory import WorkerMemory
from .tools import WorkerTools

# A Python child writes in blocks to a pipe unless it is told not to, and whoever watches the task
# sees nothing for minutes. What the request sets wins.
_DEFAULTS = {"PYTHONUNBUFFERED": "1"}


class WorkerHost:
    """One incarnation's commands; `stop_requested` ends the one that runs."""

    def __init__(
        self,
        order: TaskOrder,
        tools: WorkerTools,
        journal: Journal,
        memory: WorkerMemory,
        incarnation: int,
    ) -> None:
        self.order, self._incarnation = order, incarnation
        self.stop_requested = trio.Event()
        self._tools, self._journal, self._memory = tools, journal, memory

    @property
    def workspace(self) -> Path:
        """The folder that the request names, or one of the task's own."""
        own = self._tools.workspaces / self.order.task_id
        return Path(self.order.request.workspace or own)

    async def execute(self, argv: Sequence[str], *, pty: bool | None = None) -> Outcome:
        """Run a command to its end; that it cannot be started is an outcome too."""
        if self.order.request.workspace is None:
            await trio.Path(self.workspace).mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            async with await self._start(argv, pty) as process:
                await self._record_start(argv, process.pid)
                return await self._carry(process)
        except (CommandError, GuardianLost, ValueError) as error:
            return Outcome(succeeded=False, result={"reason": str(error)})

    async def _start(self, argv: Sequence[str], pty: bool | None) -> GuardedProcess:
        return await GuardedProcess.start(
            argv,
            cwd=self.workspace,
            env=_DEFAULTS | dict(os.environ) | self.order.request.environment,
            server_id=self._tools.server_id,
            task_id=self.order.task_id,
            pty=self._tools.worker.pty if pty is None else pty,
        )

    async def _carry(self, process: GuardedProcess) -> Outcome:
        execution = CommandExecution(
            process, self._tools, self._journal, self._memory, self.stop_requested
        )
        ended = await execution.run()
        told = self._ending(ended)
        await self._record(EventType.WORKER_EXITED, told | self._memory.counts())
        reason = {} if ended.succeeded else {"reason": f"the command failed: {ended}"}
        return Outcome(ended.succeeded, told | reason)

    async def _record_start(self, argv: Sequence[str], pid: int) -> None:
        started = {
            "incarnation": self._incarnation,
            "agent": self.order.request.agent,
            "pid": pid,
            "argv": list(argv),
        }
        await self._record(EventType.WORKER_STARTED, started)

    async def _record(self, event_type: EventType, data: dict[str, Any]) -> None:
        event = self._journal.event(event_type, data)
        await insist(lambda: self._journal.store(event), self.order.task_id)

    def _ending(self, ended: Exit) -> dict[str, Any]:
        longest = self._tools.streaming.max_line_length
        return {
            "incarnation": self._incarnation,
            "exit_code": ended.exit_code,
            "signal": ended.signal,
            "last_lines": self._memory.last_lines(longest),
        }
