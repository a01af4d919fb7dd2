"""Starting tasks, ending them, and recording how they ended (OR5, OR7, OR8)."""

import contextlib
import logging
from typing import Any

import trio

from ..event_store import EventType, StorageError
from ..kernel import ActorDied, AskTimeout, Refusal, StartChild, StopChild, brief
from .active import ActiveTask
from .desk import Desk
from .orders import task_name

_log = logging.getLogger(__name__)
_RETRY_RECORD = 1.0


class Execution:
    """What happens to a task after its admission."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def next_startable(self) -> ActiveTask | None:
        """Take the next task from the queue when there is room to run it."""
        desk = self._desk
        if desk.draining is not None or not desk.queue or desk.running >= desk.max_concurrent:
            return None
        task = desk.queue.pop()
        task.started_at = trio.current_time()
        return task

    def time_limit(self, task: ActiveTask) -> float | None:
        """Return the task's own time limit, or the configured one; seconds."""
        own = task.request.timeout
        return self._desk.default_timeout if own is None else own

    async def start(self, task: ActiveTask) -> str | None:
        """Start the task's worker; return why it could not be, or None."""
        try:
            await task.journal.record(EventType.TASK_STARTED)
            await self._desk.workers.ask(StartChild(self._desk.make_worker(task.order())))
        except (StorageError, Refusal, ActorDied, AskTimeout) as error:
            return f"the worker could not be started: {brief(error)}"
        return None

    async def stop(self, task: ActiveTask) -> None:
        """Have the task's worker ended, politely first, with all its processes."""
        patience = self._desk.stop_patience
        # Its end is told by death watch, whoever brings it about.
        with contextlib.suppress(ActorDied, AskTimeout, Refusal):
            await self._desk.workers.ask(StopChild(task_name(task.task_id)), timeout=patience)

    async def record_cancel_request(self, task: ActiveTask, reason: str) -> None:
        """Record that the task is to end; it is ended even if that cannot be recorded."""
        try:
            await task.journal.record(EventType.TASK_CANCEL_REQUESTED, {"reason": reason})
        except (StorageError, ActorDied, AskTimeout) as error:
            _log.warning("cancelling %s goes unrecorded: %s", task.task_id, brief(error))

    async def conclude(self, task: ActiveTask, failure: str | None) -> str:
        """Record the end of the task, however long that takes; return the event's type."""
        kind, data = verdict_of(task, failure)
        while True:
            try:
                await task.journal.record(kind, data)
            except (StorageError, ActorDied, AskTimeout):
                await trio.sleep(_RETRY_RECORD)  # a full disk: the end waits until it is told
            else:
                return kind


def verdict_of(task: ActiveTask, failure: str | None) -> tuple[EventType, dict[str, Any]]:
    """Decide how a task ended, from what its worker told and what its supervisor died of."""
    told: dict[str, Any] = {}
    if task.report is not None:
        told = dict(task.report.result)
    elif task.crash is not None:
        told = dict(task.crash.result) | {"reason": task.crash.reason}
    told["elapsed_sec"] = round(task.elapsed, 6)
    if task.cancel_reason is not None:
        return EventType.TASK_CANCELLED, told | {"reason": task.cancel_reason}
    if task.report is not None and task.report.succeeded:
        return EventType.TASK_COMPLETE, told
    reason = failure or told.get("reason") or "the worker ended without a report"
    return EventType.TASK_FAILED, told | {"reason": reason}
