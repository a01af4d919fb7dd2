"""The actor that carries one task."""

from typing import ClassVar

import trio

from ..kernel import Incarnation, TrioActor
from ..orchestrator import TaskOrder
from .agents import Outcome, find_agent
from .conduct import Conduct
from .errors import AgentFailed
from .ledger import Ledger
from .memory import WorkerMemory
from .reports import Reports
from .runner import CommandRunner
from .tools import WorkerTools


class Worker(TrioActor):
    """Lets the task's agent work, and reports how that ended.

    Each incarnation begins the work anew; `memory` is the same for all of them. A failure is
    reported at the end, or raised for the supervisor to restart, as the task's policy says.
    """

    background = True
    mailbox_capacity: ClassVar[int] = 100

    def __init__(self, order: TaskOrder, tools: WorkerTools, memory: WorkerMemory) -> None:
        super().__init__()
        self._order, self._tools, self._memory = order, tools, memory
        self._stop_requested = trio.Event()
        self._journal = tools.journal_of(order)
        self._ledger = Ledger(self._journal, memory)
        self._reports = Reports(order, self._ledger, memory, tools.orchestrator)

    async def run(self, incarnation: Incarnation) -> None:
        """Live one incarnation; what it dies of is told and remembered."""
        try:
            await super().run(incarnation)
        except Exception as error:
            await self._reports.failed(incarnation.generation, error)
            raise

    async def on_start(self) -> None:
        """Begin the work in the background."""
        scope = trio.CancelScope()
        self.start_soon(self._work, scope)
        self.start_soon(self._give_up_when_overdue, scope)

    def stop(self) -> None:
        """End the work politely, then this actor."""
        self._stop_requested.set()

    async def _work(self, scope: trio.CancelScope) -> None:
        with scope:
            await self._reports.began(self.generation)
            agent = find_agent(self._order.request.agent, self._tools.agents)
            await self._finish(await self._conduct().carry_out(agent))
        super().stop()

    async def _finish(self, outcome: Outcome) -> None:
        """Report the outcome, unless the task's policy wants the work to be done again."""
        policy = self._order.request.restart.policy
        if self._stop_requested.is_set() or policy == "temporary":
            await self._reports.ended(outcome)
        elif not outcome.succeeded:
            raise AgentFailed(str(outcome.result.get("reason", "it failed")), outcome.result)
        elif policy == "transient":
            await self._reports.ended(outcome)
        else:
            self._memory.last_end = "it ended by itself, and is permanent"

    async def _give_up_when_overdue(self, scope: trio.CancelScope) -> None:
        await self._tools.overdue.wait()
        scope.cancel()

    def _conduct(self) -> Conduct:
        order, ledger, memory = self._order, self._ledger, self._memory
        runner = CommandRunner(
            order,
            self._tools,
            self._journal,
            ledger,
            memory,
            incarnation=self.generation,
            stop_requested=self._stop_requested,
        )
        return Conduct(order, self._tools, runner, ledger, memory)
