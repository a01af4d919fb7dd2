"""Runs a worker's commands and records how each began and ended."""

from collections.abc import Sequence
from pathlib import Path

import trio

from ..event_store import Journal
from ..orchestrator import TaskOrder
from .agents import Outcome
from .execution import CommandExecution
from .findings import ProgressWatch, Watch
from .guardian import GuardedProcess, GuardianLost
from .launch import Launch
from .ledger import Ledger
from .memory import WorkerMemory
from .surroundings import surroundings
from .telling import CheckTelling, Telling, WorkTelling
from .tools import WorkerTools


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

    @property
    def stopping(self) -> bool:
        """Whether the end was asked for."""
        return self._stop_requested.is_set()

    async def work(self, launch: Launch, folder: Path) -> Outcome:
        """Run the agent's own command to its end; that it cannot be started is an outcome too."""
        line_length = self._tools.streaming.max_line_length
        agent = self._order.request.agent
        telling = WorkTelling(self._ledger, self._memory, agent, self._incarnation, line_length)
        return await self._run(launch, folder, telling)

    async def check(self, command: Sequence[str], folder: Path) -> Outcome:
        """Run the check of the result, its output as the task's."""
        line_length = self._tools.streaming.max_line_length
        telling = CheckTelling(self._ledger, self._memory, line_length)
        return await self._run(Launch(command), folder, telling)

    async def _run(self, launch: Launch, folder: Path, telling: Telling) -> Outcome:
        if self._stop_requested.is_set():
            return Outcome(False, {"reason": "it was stopped before it had started"})
        try:
            process = await self._start(launch, folder)
        except (OSError, ValueError) as error:
            return Outcome(False, {"reason": str(error)})
        async with process:
            await telling.began(launch.argv, process.pid)
            try:
                ended = await self._execution(process, launch).run()
            except GuardianLost as error:
                return Outcome(False, {"reason": str(error)})
        return await telling.ended(ended, stopped=self.stopping)

    async def _start(self, launch: Launch, folder: Path) -> GuardedProcess:
        return await GuardedProcess.start(
            launch.command(),
            cwd=folder,
            env=surroundings(launch.environment, self._order.request.environment),
            server_id=self._tools.server_id,
            task_id=self._order.task_id,
            pty=self._tools.worker.pty if launch.pty is None else launch.pty,
        )

    def _execution(self, process: GuardedProcess, launch: Launch) -> CommandExecution:
        streaming, watches = self._tools.streaming, list[Watch](launch.watches)
        if streaming.progress_detection:
            line_length = streaming.max_line_length
            watches.append(ProgressWatch(self._ledger, max_line_length=line_length))
        return CommandExecution(
            process,
            self._tools,
            self._journal,
            self._ledger,
            self._memory,
            self._stop_requested,
            stop=launch.stop,
            watches=watches,
            tool=launch.tool,
        )
