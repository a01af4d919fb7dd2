"""Taking tasks in: idempotent by id, recorded before they are acknowledged (OR4, OR6)."""

from pydantic import ValidationError

from ..event_store import EventQuery, EventType, StorageError, uuid7
from ..kernel import MessageContext, Unavailable
from .active import ActiveTask
from .desk import Desk
from .messages import QueueFull, SubmitTask, TaskAccepted, TaskConflict
from .request import TaskRequest


class Admission:
    """Decides whether a task is new, known, or too many."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def must_wait(self, message: SubmitTask) -> bool:
        """Tell whether this submission has to wait for room; refuse if it would not."""
        if self._desk.draining is not None:
            raise Unavailable(f"no new tasks: {self._desk.draining}", retry_after=5.0)
        if not self._desk.queue.is_full or message.request.task_id in self._desk.active:
            return False
        if message.wait:
            return True
        raise QueueFull(
            f"the queue is full ({self._desk.queue.size} tasks wait)",
            retry_after=self._desk.retry_after(),
        )

    async def admit(self, message: SubmitTask, context: MessageContext) -> TaskAccepted:
        """Record a new task and put it in the queue, or find the one of that id."""
        request = message.request
        if request.task_id is not None and (known := await self._known(request, request.task_id)):
            return known
        task_id = request.task_id or f"t-{uuid7()}"
        task = self._desk.new_task(request, task_id, context)
        await self._record(task)
        self._desk.active[task_id] = task
        self._desk.queue.push(task)
        self._desk.submitted += 1
        return TaskAccepted(task_id, "queued", created=True)

    async def _record(self, task: ActiveTask) -> None:
        created = task.journal.event(EventType.TASK_CREATED, {"request": task.request.to_dict()})
        task.journal.causation_id = created.event_id
        queued = task.journal.event(EventType.TASK_QUEUED, {"priority": task.request.priority})
        try:
            await self._desk.log.append(created, queued, expected_sequence=0)
        except StorageError as error:
            raise Unavailable(f"the task could not be recorded: {error}") from error

    async def _known(self, request: TaskRequest, task_id: str) -> TaskAccepted | None:
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
