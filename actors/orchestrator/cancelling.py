"""Ending tasks on request: one, or all at shutdown (OR7, OR9)."""

from typing import TYPE_CHECKING

from ..kernel import Envelope, Unavailable
from ..task_index import GetTask
from .desk import Desk
from .messages import CancelAnswer, CancelTask

if TYPE_CHECKING:
    from .orchestrator import Orchestrator


class Cancelling:
    """Cancels tasks; what is asked twice, or too late, is fine."""

    def __init__(self, actor: "Orchestrator", desk: Desk) -> None:
        self._actor, self._desk = actor, desk
        self._draining: list[Envelope] = []

    async def cancel(self, message: CancelTask) -> CancelAnswer:
        """Begin to end a task; `NotFound` when there is none of that id."""
        task = self._desk.active.get(message.task_id)
        if task is None:
            seen = await self._desk.log.last_sequence()
            state = await self._desk.index.ask(GetTask(message.task_id, seen))
            return CancelAnswer(message.task_id, str(state.status), cancelled=False)
        self._actor.carrier.cancel(task, message.reason)
        return CancelAnswer(message.task_id, task.status, cancelled=True)

    # What is queued stays queued: the log has it, and the next start takes it up.
    def drain(self, reason: str) -> None:
        """Refuse new tasks, cancel the running ones; answered when none is left."""
        self._desk.draining = reason
        self._draining.append(self._actor.defer())
        for envelope in self._desk.waiting:
            self._actor.settle(envelope, error=Unavailable(f"no new tasks: {reason}"))
        self._desk.waiting.clear()
        for task in tuple(self._desk.active.values()):
            if task.started_at is not None:
                self._actor.carrier.cancel(task, reason)
        self.answer_drained()

    def answer_drained(self) -> None:
        """Answer who waits for the drain, when no task runs any more."""
        if self._desk.running == 0:
            for envelope in self._draining:
                self._actor.settle(envelope)
            self._draining.clear()
