"""The actor that carries one task."""

import contextlib
from typing import ClassVar

import trio

from ..event_store import EventType, Journal
from ..kernel import ActorDied, Incarnation, TrioActor, brief
from ..orchestrator import TaskOrder, WorkerCrashed, WorkerReport
from .agents import AGENTS, Outcome
from .errors import AgentFailed
from .host import WorkerHost
from .memory import WorkerMemory
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
        self._working = False

    async def run(self, incarnation: Incarnation) -> None:
        """Live one incarnation; what it dies of is told and remembered."""
        try:
            await super().run(incarnation)
        except Exception as error:
            self._memory.last_error = brief(error)
            self._memory.crashed = not isinstance(error, AgentFailed)
            self._tell_crash(incarnation, error)
            raise

    async def on_start(self) -> None:
        """Begin the work in the background."""
        self._journal = Journal(
            self._tools.log,
            self._order.task_id,
            process=self.name,
            correlation_id=self._order.correlation_id,
            causation_id=self._order.causation_id,
            clock=self._order.clock,
        )
        self._host = WorkerHost(
            self._order, self._tools, self._journal, self._memory, self.generation
        )
        self._working = True
        self.start_soon(self._work)

    def stop(self) -> None:
        """End the work politely, then this actor."""
        if self._working:
            self._host.stop_requested.set()
        else:
            super().stop()

    async def _work(self) -> None:
        if self._memory.last_error is not None:
            await self._record_restart(self._memory.last_error)
        outcome = await AGENTS[self._order.request.agent].work(self._host)
        self._working = False
        stopped = self._host.stop_requested.is_set()
        if not outcome.succeeded and not stopped and self._is_restarted:
            raise AgentFailed(str(outcome.result.get("reason", "failed")), outcome.result)
        await self._report(outcome)
        super().stop()

    @property
    def _is_restarted(self) -> bool:
        return self._order.request.restart.policy != "temporary"

    async def _report(self, outcome: Outcome) -> None:
        report = WorkerReport(self._order.task_id, outcome.succeeded, outcome.result)
        await self._tools.orchestrator.tell(report)

    async def _record_restart(self, reason: str) -> None:
        if self._memory.crashed:
            dead = {"incarnation": self.generation - 1, "reason": reason}
            await self._journal.record(EventType.WORKER_CRASHED, dead)
        new = {"incarnation": self.generation, "reason": reason}
        await self._journal.record(EventType.WORKER_RESTARTED, new)

    def _tell_crash(self, incarnation: Incarnation, error: Exception) -> None:
        result = error.result if isinstance(error, AgentFailed) else {}
        crash = WorkerCrashed(self._order.task_id, incarnation.generation, brief(error), result)
        with contextlib.suppress(ActorDied, trio.WouldBlock):
            self._tools.orchestrator.tell_nowait(crash)
