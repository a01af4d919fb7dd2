"""Creating, showing and cancelling tasks."""

import msgspec
from quart import Blueprint, Response, request

from ...actors.event_store import sanitise_task_id
from ...actors.orchestrator import CancelTask, TaskAccepted
from ...supervisors.application import Services
from .answers import answer
from .bodies import read_object, refuse_unknown
from .errors import bad_field
from .links import task_links, task_path, websocket_url
from .lookup import find_task
from .parameters import Parameters
from .submissions import read_submission

_ADMISSION_LIMIT = 35.0  # seconds; a little longer than the store is given to record it
_LONGEST_WAIT = 24 * 3600.0
_LONGEST_REASON = 2000


class TaskRoutes:
    """`POST /tasks`, `/tasks/{id}` and `/tasks/{id}/cancel`."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def add_to(self, api: Blueprint) -> None:
        """Add the routes."""
        api.add_url_rule("/tasks", "create_task", self.create, methods=["POST"])
        api.add_url_rule("/tasks/<task_id>", "show_task", self.show, methods=["GET"])
        api.add_url_rule("/tasks/<task_id>/cancel", "cancel_task", self.cancel, methods=["POST"])

    async def create(self) -> Response:
        """Take a task in, or find it: the same id or key with the same request is the same."""
        Parameters(request.args)
        message = await read_submission(request)
        limit = _LONGEST_WAIT if message.wait else _ADMISSION_LIMIT
        accepted = await self._services.orchestrator.ask(message, timeout=limit)
        task_id = accepted.task_id
        content = {
            "task_id": task_id,
            "status": await self._status(accepted),
            "created": accepted.created,
            "websocket_url": websocket_url(request, task_id),
            "links": task_links(task_id),
        }
        return answer(content, 202, headers={"Location": task_path(task_id)})

    async def show(self, task_id: str) -> Response:
        """Tell the state of a task."""
        Parameters(request.args)
        state = await find_task(self._services, task_id)
        links = {
            "websocket_url": websocket_url(request, str(state.task_id)),
            "links": task_links(str(state.task_id)),
        }
        return answer(msgspec.to_builtins(state) | links)

    async def cancel(self, task_id: str) -> Response:
        """Begin to end a task (202); fine for one that has ended (200)."""
        Parameters(request.args)
        fields = await read_object(request)
        refuse_unknown(fields, "reason")
        reason = fields.get("reason", CancelTask("").reason)
        if not isinstance(reason, str) or not 0 < len(reason) <= _LONGEST_REASON:
            raise bad_field("reason", f"must be a text of 1 to {_LONGEST_REASON} characters")
        message = CancelTask(sanitise_task_id(task_id), reason)
        cancelled = await self._services.orchestrator.ask(message)
        return answer(cancelled, 202 if cancelled.cancelled else 200)

    async def _status(self, accepted: TaskAccepted) -> str:
        if accepted.created:
            return accepted.status
        return str((await find_task(self._services, accepted.task_id)).status)
