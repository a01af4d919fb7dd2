"""Carries tasks from the queue to their end, several at a time, in background tasks."""

from typing import TYPE_CHECKING

from ..kernel import brief, use_context
from .active import ActiveTask
from .desk import Desk
from .execution import Execution
from .orders import task_name
from .starting import Starting
from .time_limit import time_is_up

if TYPE_CHECKING:
    from .orchestrator import Orchestrator


class Carrier:
    """Starts what may run, limits its time, and concludes it when its worker is gone."""

    def __init__(self, actor: "Orchestrator", desk: Desk) -> None:
        self._actor, self._desk = actor, desk
        self._execution = Execution(desk)
        self.starting = Starting(actor, desk, self._carry)

    def enqueue(self, task: ActiveTask) -> None:
        """Take a task into the queue; one that may take no time at all is cancelled at once."""
        self._desk.active[task.task_id] = task
        self.starting.take_in(task)
        self._desk.queue.push(task)
        if self._desk.time_limit(task) == 0:
            self.cancel(task, "its time limit is 0 seconds")

    def adopt(self, task: ActiveTask) -> None:
        """Go on with a task whose worker outlived an earlier incarnation of the orchestrator."""
        self._desk.active[task.task_id] = task
        self.starting.take_in(task)
        self._attend(task)

    def give_up(self, task: ActiveTask) -> None:
        """Conclude a task whose worker ended with an earlier life of the server."""
        self._desk.active[task.task_id] = task
        task.interrupted = True
        self.conclude_soon(task, None)

    def cancel(self, task: ActiveTask, reason: str, asked_by: str | None = None) -> None:
        """Bring a task to its end; the first reason counts. asked_by: that request's id."""
        if task.cancel_reason is not None or task.ends.is_set():
            return
        task.cancel_reason = reason
        if task.started_at is None:
            self._desk.queue.remove(task)
            self.conclude_soon(task, None)
        else:
            self._actor.start_soon(self._cancel_running, task, reason, asked_by)

    def worker_gone(self, task: ActiveTask, reason: BaseException | None) -> None:
        """Conclude a task whose supervisor ended."""
        # A LookupError is the answer to watching what had ended by then: no cause of its own.
        failure = None if reason is None or isinstance(reason, LookupError) else brief(reason)
        self.conclude_soon(task, failure)

    def conclude_soon(self, task: ActiveTask, failure: str | None) -> None:
        """Record the end of a task, once, and go on with the next."""
        if not task.ends.is_set():
            task.ends.set()
            self._actor.start_soon(self._conclude, task, failure)

    async def _carry(self, task: ActiveTask) -> None:
        with use_context(task.context()):
            failure = await self._execution.start(task)
        if failure is None:
            self._attend(task)
        else:
            self.conclude_soon(task, failure)

    def _attend(self, task: ActiveTask) -> None:
        task.has_worker = True
        self._actor.system.deaths.watch(task_name(task.task_id), watcher=self._actor.name)
        if task.cancel_reason is not None:  # it was cancelled while it was being started
            self._actor.start_soon(self._execution.stop, task)
        elif (limit := self._desk.time_limit(task)) is not None:
            self._actor.start_soon(self._limit, task, limit)

    async def _limit(self, task: ActiveTask, seconds: float) -> None:
        await time_is_up(task, seconds)
        self.cancel(task, f"its time limit of {seconds:g} s is over")

    async def _cancel_running(self, task: ActiveTask, reason: str, asked_by: str | None) -> None:
        await self._execution.record_cancel_request(task, reason, asked_by)
        if task.has_worker:
            await self._execution.stop(task)

    async def _conclude(self, task: ActiveTask, failure: str | None) -> None:
        kind = await self._execution.conclude(task, failure)
        self._actor.system.deaths.unwatch(task_name(task.task_id), watcher=self._actor.name)
        self._desk.forget(task, kind)
        self._actor.make_progress()
