"""What an orchestrator finds when it starts: tasks of an earlier life (OR10)."""

from datetime import UTC, datetime

from pydantic import ValidationError

from ..event_store import EventQuery, EventType, Journal, TaskState, TaskStatus
from ..kernel import MessageContext
from ..kernel.names import Names
from ..task_index import ListTasks
from .active import ActiveTask
from .carrier import Carrier
from .desk import Desk
from .orders import task_name
from .request import TaskRequest

_OPEN = frozenset({TaskStatus.QUEUED, TaskStatus.RUNNING})
_INTERRUPTED = "interrupted: the server ended while the task ran"


class Recovery:
    """Takes over what the log says is queued or running."""

    def __init__(self, desk: Desk, carrier: Carrier) -> None:
        self._desk, self._carrier = desk, carrier

    async def take_over_all(self, names: Names) -> None:
        """Queue what was queued, adopt what runs, and record what does not run any more."""
        for state in await self._open_tasks():
            journal = await self._journal(state)
            task = await self._readable(state, journal)
            if task is None:
                continue
            if state.status is TaskStatus.QUEUED:
                self._desk.active[task.task_id] = task
                self._desk.queue.push(task)
            elif task_name(task.task_id) in names:
                self._desk.active[task.task_id] = task
                self._carrier.adopt(task, _seconds_since(state.started_at))
            else:
                await journal.record(EventType.TASK_INTERRUPTED, {"reason": _INTERRUPTED})

    async def _open_tasks(self) -> list[TaskState]:
        seen = await self._desk.log.last_sequence()
        states: list[TaskState] = []
        before: str | None = None
        while True:
            wanted = ListTasks(_OPEN, before, limit=500, at_least=seen)
            page = await self._desk.index.ask(wanted, timeout=300)
            states += page.tasks
            if (before := page.next_before) is None:
                return states[::-1]

    async def _readable(self, state: TaskState, journal: Journal) -> ActiveTask | None:
        try:
            request = TaskRequest.model_validate(state.request)
        except ValidationError as error:
            reason = f"this version cannot read its request: {error}"
            await journal.record(EventType.TASK_FAILED, {"reason": reason})
            return None
        return ActiveTask(str(state.task_id), request, journal)

    async def _journal(self, state: TaskState) -> Journal:
        task_id = str(state.task_id)
        page = await self._desk.log.read(EventQuery(task_id=task_id, limit=1))
        context = MessageContext(state.correlation_id or "")
        return self._desk.journal(task_id, context, page.events[0].event_id)


def _seconds_since(timestamp: str | None) -> float:
    if timestamp is None:
        return 0.0
    return max(0.0, (datetime.now(UTC) - datetime.fromisoformat(timestamp)).total_seconds())
