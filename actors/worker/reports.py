"""What a worker tells of its own life: in the log, and to the orchestrator."""

import contextlib

import trio

from ..event_store import EventType
from ..kernel import ActorDied, Address, AskTimeout, brief, use_context
from ..orchestrator import TaskOrder, WorkerCrashed, WorkerReport
from .agents import Outcome
from .errors import AgentFailed
from .ledger import Ledger
from .memory import WorkerMemory

# For the last words of an incarnation that fails: a full disk must not hold up its restart. What
# was not recorded by then is recorded by the next incarnation.
_LAST_WORDS = 2.0


class Reports:
    """Tells of restarts, failures and the end."""

    def __init__(
        self, order: TaskOrder, ledger: Ledger, memory: WorkerMemory, orchestrator: Address
    ) -> None:
        self._task_id, self._ledger, self._memory = order.task_id, ledger, memory
        self._orchestrator = orchestrator

    async def began(self, incarnation: int) -> None:
        """Record that this incarnation follows another one, if it does, and why."""
        if self._memory.last_end is not None:
            new = {"incarnation": incarnation, "reason": self._memory.last_end}
            await self._ledger.record(EventType.WORKER_RESTARTED, new)

    async def failed(self, incarnation: int, error: Exception) -> None:
        """Tell that an incarnation ends with an error: the agent's failure, or a crash."""
        is_crash = not isinstance(error, AgentFailed)
        reason = brief(error) if is_crash else str(error)
        self._memory.last_end = reason
        if is_crash:
            dead = {"incarnation": incarnation, "reason": reason}
            with trio.move_on_after(_LAST_WORDS):
                await self._ledger.record(EventType.WORKER_CRASHED, dead)
        result = {} if is_crash else error.result
        with contextlib.suppress(ActorDied, AskTimeout):
            news = WorkerCrashed(self._task_id, incarnation, reason, result)
            with use_context(self._ledger.context()):
                await self._orchestrator.tell(news)

    # Whoever cannot deliver the outcome must not end as if it had failed, and then be restarted.
    async def ended(self, outcome: Outcome) -> None:
        """Tell the orchestrator how the work ended, as soon as it can hear that."""
        report = WorkerReport(self._task_id, outcome.succeeded, outcome.result)
        while True:
            with contextlib.suppress(ActorDied, AskTimeout), use_context(self._ledger.context()):
                return await self._orchestrator.tell(report)
