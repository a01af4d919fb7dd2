"""The actor that admits tasks, has them carried out, and records how they ended."""

from typing import Any

from ..kernel import Terminated, TrioActor, current_context
from .active import ActiveTask
from .admission import Admission
from .cancelling import Cancelling
from .carrier import Carrier
from .desk import Desk
from .draining import Draining
from .front import Front
from .messages import (
    CancelTask,
    Drain,
    GetOrchestratorStatistics,
    OrchestratorStatistics,
    SubmitTask,
)
from .orders import WorkerCrashed, WorkerReport, task_name
from .pressure import PressureAlarm
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
        self._front = Front(self, Admission(desk, self.carrier.enqueue), desk.queue)
        self._cancelling, self._draining = Cancelling(self, desk), Draining(self, desk)
        self._alarm = PressureAlarm(desk)

    async def on_start(self) -> None:
        """Take over the tasks that have not ended."""
        await Recovery(self._desk, self.carrier, self._is_alive).take_over_all()
        await self._alarm.take_up()
        self.carrier.starting.dispatch()
        self.start_soon(self._alarm.run)
        self.start_soon(self._front.run)

    async def on_receive(self, message: Any) -> Any:
        """Handle a request, or news of a worker; what takes time goes on beside the messages."""
        match message:
            case SubmitTask():
                self._front.submit(message)
            case CancelTask():
                return self._cancelling.cancel(message)
            case Drain(reason):
                self._draining.begin(reason)
                self._front.turn_away(reason)
            case GetOrchestratorStatistics():
                return self._count()
            case WorkerReport() | WorkerCrashed():
                if task := self._task(message.task_id):
                    task.hear(message, current_context().clock)
            case Terminated(name, _, reason):
                if task := self._task(name.removeprefix(task_name(""))):
                    self.carrier.worker_gone(task, reason)
            case _:
                return await super().on_receive(message)

    def make_progress(self) -> None:
        """Use the room that a task has left: start the next, let in who waits."""
        self.carrier.starting.dispatch()
        self._front.notice_room()
        self._draining.answer_if_done()

    def _is_alive(self, name: str) -> bool:
        return self.system.address(name).is_alive()

    def _task(self, task_id: str) -> ActiveTask | None:
        return self._desk.active.get(task_id)

    def _count(self) -> OrchestratorStatistics:
        desk = self._desk
        return OrchestratorStatistics(
            queued=len(desk.queue),
            running=desk.running,
            waiting=self._front.count_waiting(),
            queue_size=desk.queue.size,
            max_concurrent=desk.max_concurrent,
            by_priority=desk.queue.by_priority(),
            oldest_queued_sec=desk.queue.oldest_age(),
            pressure=str(self._alarm.level),
            submitted=desk.submitted,
            ended=dict(desk.ended),
        )
