"""What an orchestrator finds when it starts: tasks of an earlier life (OR10)."""

import contextlib
import logging
from collections.abc import Callable
from datetime import datetime

import trio
from pydantic import ValidationError

from ..event_store import EventType, TaskState, TaskStatus, new_event, now
from ..kernel import ActorDied, MessageContext, StopChild
from ..task_index import MAX_PAGE, ListTasks
from .active import ActiveTask
from .carrier import Carrier
from .desk import LOG_FAILURES, Desk
from .history import History, read_history
from .orders import task_name
from .request import TaskRequest

_OPEN = frozenset({TaskStatus.QUEUED, TaskStatus.RUNNING})
_PATIENCE = 300.0  # seconds, with an index that reads a long log, or workers that start slowly
_log = logging.getLogger(__name__)


class Recovery:
    """Takes over what the log says is queued or running; `is_alive` tells of a name's holder."""

    def __init__(self, desk: Desk, carrier: Carrier, is_alive: Callable[[str], bool]) -> None:
        self._desk, self._carrier, self._is_alive = desk, carrier, is_alive

    async def take_over_all(self) -> None:
        """Queue what was queued, adopt what runs, and conclude what does not run any more."""
        seen = await self._settle_the_past()
        for state in await self._open_tasks(seen):
            history = await read_history(self._desk.log, str(state.task_id))
            try:
                request = TaskRequest.model_validate(state.request)
            except ValidationError as error:
                await self._reject(state, history, error)
            else:
                self._take_over(state, history, request)

    # An incarnation that crashed may have sent an append, or a child to be started, that is still
    # on its way. What is asked now is answered after that.
    async def _settle_the_past(self) -> int:
        with contextlib.suppress(ActorDied):  # whose children have ended with it
            if self._desk.workers.is_alive():
                await self._desk.workers.ask(StopChild(""), timeout=_PATIENCE)
        return await self._desk.log.flush()

    async def _open_tasks(self, seen: int) -> list[TaskState]:
        states: list[TaskState] = []
        before: str | None = None
        while True:
            wanted = ListTasks(_OPEN, before, limit=MAX_PAGE, at_least=seen)
            page = await self._desk.index.ask(wanted, timeout=_PATIENCE)
            states += page.tasks
            if (before := page.next_before) is None:
                return states[::-1]

    def _take_over(self, state: TaskState, history: History, request: TaskRequest) -> None:
        context = MessageContext(history.correlation_id, history.cause, history.clock)
        task = self._desk.new_task(request, str(state.task_id), context)
        if state.status is TaskStatus.QUEUED:
            self._queue_again(task, state, history)
            return
        task.cancel_reason = history.cancel_reason
        if self._is_alive(task_name(task.task_id)):
            task.started_at = trio.current_time() - _seconds(state.started_at, now())
            self._carrier.adopt(task)
        else:
            lasted = _seconds(state.started_at, state.last_event_at)
            task.started_at = trio.current_time() - lasted
            self._carrier.give_up(task)

    def _queue_again(self, task: ActiveTask, state: TaskState, history: History) -> None:
        task.queued_at -= _seconds(state.created_at, now())
        self._carrier.enqueue(task)
        if history.cancel_reason is not None:
            self._carrier.cancel(task, history.cancel_reason)

    async def _reject(self, state: TaskState, history: History, error: ValidationError) -> None:
        reason = f"this version cannot read its request: {error}"
        task_id, cause = str(state.task_id), history.cause
        failed = new_event(task_id, EventType.TASK_FAILED, {"reason": reason}, causation_id=cause)
        try:
            await self._desk.log.append(failed)
        except LOG_FAILURES:  # the next start sees it again
            _log.exception("%s cannot be taken up, and that not be recorded", task_id)


def _seconds(begin: str | None, end: str | None) -> float:
    if begin is None or end is None:
        return 0.0
    return max(0.0, (datetime.fromisoformat(end) - datetime.fromisoformat(begin)).total_seconds())
