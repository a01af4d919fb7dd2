"""Taking tasks in: idempotent by id, recorded before they are acknowledged (OR4, OR6)."""

from collections.abc import Callable
from dataclasses import replace

from pydantic import ValidationError

from ..event_store import EventQuery, EventType, SequenceConflict, uuid7
from ..kernel import Invalid, MessageContext, Unavailable, brief
from .active import ActiveTask
from .desk import LOG_FAILURES, Desk
from .messages import QueueFull, SubmitTask, TaskAccepted, TaskConflict
from .request import TaskRequest
from .request_fields import COMMAND_AGENT


class Admission:
    """Decides whether a task is new, known, or too many; for one submission at a time."""

    def __init__(self, desk: Desk, enqueue: Callable[[ActiveTask], None]) -> None:
        self._desk, self._enqueue = desk, enqueue

    async def admit(self, message: SubmitTask, context: MessageContext) -> TaskAccepted | None:
        """Record and queue a new task, or find the one of its id; None: it waits for room."""
        request = message.request
        self._check_agent(request.agent)
        try:
            if known := await self._known(request):
                return known
            if self._must_wait(message):
                return None
            task = self._new_task(request, context)
            await self._record(task)
        except LOG_FAILURES as error:
            raise Unavailable(f"the task could not be recorded: {brief(error)}") from error
        self._enqueue(task)
        self._desk.submitted += 1
        return TaskAccepted(task.task_id, task.status, created=True)

    def _check_agent(self, agent: str) -> None:
        known = {COMMAND_AGENT, *self._desk.agents}
        if agent not in known:
            raise Invalid(f"agent: there is no {agent!r}, use one of {', '.join(sorted(known))}")

    def _must_wait(self, message: SubmitTask) -> bool:
        self._desk.refuse_when_draining()
        if not self._desk.queue.is_full or message.wait:
            return self._desk.queue.is_full
        raise QueueFull(
            f"the queue is full ({self._desk.queue.size} tasks wait)",
            retry_after=self._desk.retry_after(),
        )

    # Its first event is a root: what its submitter was caused by belongs to another task.
    def _new_task(self, request: TaskRequest, context: MessageContext) -> ActiveTask:
        root = replace(context, causation_id=None)
        return self._desk.new_task(request, request.task_id or f"t-{uuid7()}", root)

    async def _record(self, task: ActiveTask) -> None:
        created = task.journal.event(EventType.TASK_CREATED, {"request": task.request.to_dict()})
        task.journal.causation_id = created.event_id
        queued = task.journal.event(EventType.TASK_QUEUED, {"priority": task.request.priority})
        try:
            await self._desk.log.append(created, queued, expected_sequence=0)
        except SequenceConflict as error:
            raise TaskConflict(f"{task.task_id!r} has events already: choose another id") from error

    async def _known(self, request: TaskRequest) -> TaskAccepted | None:
        if (task_id := request.task_id) is None:
            return None
        query = EventQuery(task_id=task_id, types=frozenset({EventType.TASK_CREATED}), limit=1)
        page = await self._desk.log.read(query)
        if not page.events:
            return None
        if _request_of(page.events[0].data) != request:
            raise TaskConflict(f"task {task_id!r} exists with another request: choose another id")
        active = self._desk.active.get(task_id)
        return TaskAccepted(task_id, active.status if active else "ended", created=False)


def _request_of(data: dict[str, object]) -> TaskRequest | None:
    try:
        return TaskRequest.model_validate(data.get("request"))
    except ValidationError:
        return None  # written by a version with other fields: certainly another request
