"""Who comes with a task: admitted at once, or when there is room."""

from typing import TYPE_CHECKING

import trio

from ..kernel import Refusal, current_context
from .admission import Admission
from .desk import Desk
from .messages import SubmitTask, TaskAccepted

if TYPE_CHECKING:
    from .orchestrator import Orchestrator


class Front:
    """Lets submissions in one at a time, so that the queue's bound and the ids hold."""

    def __init__(self, actor: "Orchestrator", desk: Desk, admission: Admission) -> None:
        self._actor, self._desk, self._admission = actor, desk, admission
        self._turn = trio.Lock()

    async def submit(self, message: SubmitTask) -> TaskAccepted | None:
        """Admit a task, or let its submitter wait for room."""
        async with self._turn:
            if self._admission.must_wait(message):
                self._desk.waiting.append(self._actor.defer())
                return None
            accepted = await self._admission.admit(message, current_context())
        self._actor.carrier.dispatch()
        return accepted

    async def admit_waiting(self) -> None:
        """Admit those who wait, first come first served, while there is room."""
        async with self._turn:
            while self._desk.waiting and not self._desk.queue.is_full:
                envelope = self._desk.waiting.popleft()
                if envelope.is_abandoned:
                    continue
                try:
                    accepted = await self._admission.admit(envelope.message, envelope.context)
                except Refusal as refusal:
                    self._actor.settle(envelope, error=refusal)
                else:
                    self._actor.settle(envelope, accepted)
                    self._actor.carrier.dispatch()
