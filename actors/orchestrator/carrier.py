"""Carries tasks from the queue to their end, several at a time, in background tasks."""

from typing import TYPE_CHECKING

import trio

from ..kernel import brief
from .active import ActiveTask
from .desk import Desk
from .execution import Execution
from .orders import task_name

if TYPE_CHECKING:
    from .orchestrator import Orchestrator


class Carrier:
    """Starts what may run, limits its time, and concludes it when its worker is gone."""

    def __init__(self, actor: "Orchestrator", desk: Desk) -> None:
        self._actor, self._desk = actor, desk
        self._execution = Execution(desk)

    def dispatch(self) -> None:
        """Start queued tasks while there is room to run them."""
        while (task := self._execution.next_startable()) is not None:
            self._actor.start_soon(self._carry, task)

    def adopt(self, task: ActiveTask, elapsed: float) -> None:
        """Go on with a task whose worker outlived an earlier incarnation of the orchestrator."""
        task.started_at = trio.current_time() - elapsed
        self._attend(task)

    def cancel(self, task: ActiveTask, reason: str) -> None:
        """Bring a task to its end; the first reason counts."""
        if task.cancel_reason is not None or task.concluding:
            return
        task.cancel_reason = reason
        if task.started_at is None:
            self._desk.queue.remove(task)
            self.conclude_soon(task, None)
        else:
            self._actor.start_soon(self._stop, task, reason)

    def worker_gone(self, task: ActiveTask, reason: BaseException | None) -> None:
        """Conclude a task whose supervisor ended."""
        # A LookupError is the answer to watching what had ended by then: no cause of its own.
        failure = None if reason is None or isinstance(reason, LookupError) else brief(reason)
        self.conclude_soon(task, failure)

    def conclude_soon(self, task: ActiveTask, failure: str | None) -> None:
        """Record the end of a task, once, and go on with the next."""
        if not task.concluding:
            task.concluding = True
            self._actor.start_soon(self._conclude, task, failure)

    async def _carry(self, task: ActiveTask) -> None:
        if self._execution.time_limit(task) == 0:
            task.cancel_reason = task.cancel_reason or "its time limit is 0 seconds"
        if task.cancel_reason is not None:
            self.conclude_soon(task, None)
        elif failure := await self._execution.start(task):
            self.conclude_soon(task, failure)
        else:
            self._attend(task)

    def _attend(self, task: ActiveTask) -> None:
        system = self._actor.system
        system.deaths.watch(task_name(task.task_id), watcher=self._actor.name)
        limit = self._execution.time_limit(task)
        if task.cancel_reason is not None:  # it was cancelled while it was being started
            self._actor.start_soon(self._stop, task, task.cancel_reason)
        elif limit is not None:
            self._actor.start_soon(self._limit, task, limit)

    async def _limit(self, task: ActiveTask, seconds: float) -> None:
        await trio.sleep(seconds - task.elapsed)
        self.cancel(task, f"its time limit of {seconds:g} s is over")

    async def _stop(self, task: ActiveTask, reason: str) -> None:
        await self._execution.record_cancel_request(task, reason)
        await self._execution.stop(task)

    async def _conclude(self, task: ActiveTask, failure: str | None) -> None:
        kind = await self._execution.conclude(task, failure)
        name = task_name(task.task_id)
        self._actor.system.deaths.unwatch(name, watcher=self._actor.name)
        del self._desk.active[task.task_id]
        self._desk.ended[kind] += 1
        self._desk.durations.append(task.elapsed)
        await self._actor.make_progress()
