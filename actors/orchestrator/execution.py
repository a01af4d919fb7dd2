"""Starting tasks, ending them, and recording how they ended (OR5, OR7, OR8)."""

import contextlib
import logging

import trio

from ..event_store import EventType
from ..kernel import Invalid, KernelError, Refusal, StartChild, StopChild, brief
from .active import ActiveTask
from .conclusion import report_in_log, verdict_of
from .desk import LOG_FAILURES, Desk
from .orders import task_name
from .surely import is_recorded, record_surely

_log = logging.getLogger(__name__)
_PATIENCE_WITH_RECORD = 1.0
# The supervisor starts one child at a time: this one may have to wait for others.
_START_MARGIN = 30.0
_NOT_STARTED = "it was cancelled before its worker was started"


class Execution:
    """What happens to a task after its admission; seconds throughout."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def start(self, task: ActiveTask) -> str | None:
        """Start the task's worker; return why there is none, or None when it is at work."""
        started = task.journal.event(EventType.TASK_STARTED)
        await record_surely(self._desk.log, started, unless=lambda: task.cancel_reason is not None)
        if task.cancel_reason is not None:
            return _NOT_STARTED
        try:
            spec = self._desk.make_worker(task.order())
            limit = spec.start_timeout + _START_MARGIN
            await self._desk.workers.ask(StartChild(spec), timeout=limit)
        except Exception as error:  # whatever it is, it is this task's failure alone
            await self.stop(task)  # it may still be on its way
            return f"the worker could not be started: {brief(error)}"
        return None

    async def stop(self, task: ActiveTask) -> None:
        """Have the task's worker ended, politely first, with all its processes."""
        patience = self._desk.stop_patience
        # Its end is told by death watch, whoever brings it about.
        with contextlib.suppress(KernelError, Refusal):
            await self._desk.workers.ask(StopChild(task_name(task.task_id)), timeout=patience)

    async def record_cancel_request(
        self, task: ActiveTask, reason: str, asked_by: str | None
    ) -> None:
        """Record that the task is to end; it is ended even if that cannot be recorded now."""
        kind, told = EventType.TASK_CANCEL_REQUESTED, {"reason": reason}
        request = task.journal.event(kind, told, correlation_id=asked_by)
        recorded = False
        with trio.move_on_after(_PATIENCE_WITH_RECORD):
            recorded = await is_recorded(self._desk.log, request)
        if not recorded:
            _log.warning("that %s is cancelled goes unrecorded: %s", task.task_id, reason)

    async def conclude(self, task: ActiveTask, failure: str | None) -> str:
        """Record the end of the task, however long that takes; return the event's type."""
        if task.has_worker or task.interrupted:
            await self._catch_up(task)
        kind, data = verdict_of(task, failure)
        try:
            await record_surely(self._desk.log, task.journal.event(kind, data))
        except Invalid as error:  # what the worker told is no JSON, or too much of it
            kind = kind if kind != EventType.TASK_COMPLETE else EventType.TASK_FAILED
            reason = f"what the worker reported cannot be recorded: {error}"
            await record_surely(self._desk.log, task.journal.event(kind, {"reason": reason}))
        return kind

    async def _catch_up(self, task: ActiveTask) -> None:
        if task.news is None:
            with contextlib.suppress(*LOG_FAILURES):  # the end is known without it, if not so well
                task.news = await report_in_log(self._desk.log, task)
