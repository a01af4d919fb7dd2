"""Ending one task on request (OR7)."""

from typing import TYPE_CHECKING

from ..kernel import Envelope, Refusal, Unavailable, brief, current_context
from ..task_index import GetTask
from .desk import LOG_FAILURES, Desk
from .messages import CancelAnswer, CancelTask

if TYPE_CHECKING:
    from .orchestrator import Orchestrator


class Cancelling:
    """Cancels tasks; what is asked twice, or too late, is fine."""

    def __init__(self, actor: "Orchestrator", desk: Desk) -> None:
        self._actor, self._desk = actor, desk

    def cancel(self, message: CancelTask) -> CancelAnswer | None:
        """Begin to end a task; one that is not at hand is looked up beside the messages."""
        task = self._desk.active.get(message.task_id)
        if task is None:
            self._actor.start_soon(self._look_up, message, self._actor.defer())
            return None
        asked_by = current_context().correlation_id or None
        self._actor.carrier.cancel(task, message.reason, asked_by)
        return CancelAnswer(task.task_id, task.status, cancelled=task.cancel_reason is not None)

    async def _look_up(self, message: CancelTask, envelope: Envelope) -> None:
        try:
            answer = await self._find_ended(message.task_id)
        except LOG_FAILURES as error:
            unknown = Unavailable(f"the task could not be looked up: {brief(error)}")
            self._actor.settle(envelope, error=unknown)
        except Refusal as refusal:
            self._actor.settle(envelope, error=refusal)
        else:
            self._actor.settle(envelope, answer)

    async def _find_ended(self, task_id: str) -> CancelAnswer:
        seen = await self._desk.log.last_sequence()
        status = (await self._desk.index.ask(GetTask(task_id, seen))).status
        if status is not None and not status.ended:
            raise Unavailable(f"task {task_id!r} is only just coming in: try again")
        return CancelAnswer(task_id, str(status), cancelled=False)
