"""What a worker does for its agent: a folder to work in, and commands that are recorded."""

from pathlib import Path

import trio

from ..orchestrator import TaskOrder
from .agents import Outcome
from .launch import Launch
from .runner import CommandRunner


class WorkerHost:
    """One incarnation's help; `workspaces` is where tasks without a folder get one."""

    def __init__(self, order: TaskOrder, workspaces: Path, runner: CommandRunner) -> None:
        self.order, self._workspaces, self._runner = order, workspaces, runner

    @property
    def workspace(self) -> Path:
        """The folder that the request names, or one of the task's own."""
        own = self._workspaces / self.order.task_id
        return Path(self.order.request.workspace or own)

    async def execute(self, launch: Launch) -> Outcome:
        """Run a command to its end; that it cannot be started is an outcome too."""
        if self.order.request.workspace is None:
            await trio.Path(self.workspace).mkdir(mode=0o700, parents=True, exist_ok=True)
        return await self._runner.run(launch, self.workspace)
