"""What a worker does for its agent: a folder to work in, and commands that are recorded."""

from pathlib import Path

from ..orchestrator import TaskOrder
from .agents import Outcome
from .dialects import DIALECTS
from .findings import AgentWatch, LimitOwner, LimitWatch
from .launch import Launch
from .ledger import Ledger
from .memory import WorkerMemory
from .runner import CommandRunner


class WorkerHost:
    """One incarnation's help, in an open workplace; folders as `AgentHost` has them."""

    def __init__(
        self,
        order: TaskOrder,
        runner: CommandRunner,
        ledger: Ledger,
        memory: WorkerMemory,
        *,
        workspace: Path,
        scratch: Path,
        max_line_length: int,
    ) -> None:
        self.order, self.workspace, self.scratch = order, workspace, scratch
        self._runner, self._ledger, self._memory = runner, ledger, memory
        self._max_line_length = max_line_length

    @property
    def session(self) -> str | None:
        """The session that an earlier incarnation was in."""
        return self._memory.session

    def remember_session(self, session: str | None) -> None:
        """Keep the session for a later incarnation."""
        self._memory.session = session or self._memory.session

    def watch_agent(self, dialect: str, owner: LimitOwner) -> AgentWatch:
        """What turns a program's output into typed events."""
        return AgentWatch(self._ledger, DIALECTS[dialect], owner)

    def watch_limits(self, owner: LimitOwner) -> LimitWatch:
        """What finds limits in plain output."""
        return LimitWatch(self._ledger, owner, max_line_length=self._max_line_length)

    async def execute(self, launch: Launch) -> Outcome:
        """Run a command to its end; that it cannot be started is an outcome too."""
        return await self._runner.work(launch, self.workspace)
