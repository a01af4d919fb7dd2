"""The actor that admits tasks, has them carried out, and records how they ended."""

from typing import Any

from ..kernel import Terminated, TrioActor
from .active import ActiveTask
from .admission import Admission
from .cancelling import Cancelling
from .carrier import Carrier
from .desk import Desk
from .front import Front
from .messages import (
    CancelTask,
    Drain,
    GetOrchestratorStatistics,
    OrchestratorStatistics,
    SubmitTask,
)
from .orders import WorkerCrashed, WorkerReport
from .recovery import Recovery


class Orchestrator(TrioActor):
    """Holds the queue; `desk` has its settings and whom it turns to.

    Its crash leaves the running tasks alone: workers live beside it, and its next incarnation
    adopts them. The end of each task is recorded by it alone, once.
    """

    background = True

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.carrier = Carrier(self, desk)
        self._front = Front(self, desk, Admission(desk))
        self._cancelling = Cancelling(self, desk)

    async def on_start(self) -> None:
        """Take over the tasks that have not ended."""
        await Recovery(self._desk, self.carrier).take_over_all(self.system.names)
        self.carrier.dispatch()

    async def on_receive(self, message: Any) -> Any:
        """Handle a request, or news of a worker."""
        match message:
            case SubmitTask():
                return await self._front.submit(message)
            case CancelTask():
                return await self._cancelling.cancel(message)
            case Drain(reason):
                self._cancelling.drain(reason)
            case GetOrchestratorStatistics():
                return self._count()
            case WorkerReport() if task := self._task(message.task_id):
                task.report = message
            case WorkerCrashed() if task := self._task(message.task_id):
                task.crash = message
            case Terminated(name, _, reason) if task := self._task(name.removeprefix("task/")):
                self.carrier.worker_gone(task, reason)
            case WorkerReport() | WorkerCrashed() | Terminated():
                pass  # of a task that has ended by now
            case _:
                return await super().on_receive(message)

    async def make_progress(self) -> None:
        """Use the room that a task has left: start the next, let in who waits."""
        self.carrier.dispatch()
        await self._front.admit_waiting()
        self._cancelling.answer_drained()

    def _task(self, task_id: str) -> ActiveTask | None:
        return self._desk.active.get(task_id)

    def _count(self) -> OrchestratorStatistics:
        desk = self._desk
        return OrchestratorStatistics(
            queued=len(desk.queue),
            running=desk.running,
            waiting=len(desk.waiting),
            queue_size=desk.queue.size,
            max_concurrent=desk.max_concurrent,
            by_priority=desk.queue.by_priority(),
            oldest_queued_sec=desk.queue.oldest_age(),
            submitted=desk.submitted,
            ended=dict(desk.ended),
        )
