"""The list of tasks, page by page."""

import msgspec
from quart import Blueprint, Response, request

from ...actors.event_store import TaskStatus, sanitise_task_id
from ...actors.kernel import NotFound
from ...actors.task_index import MAX_PAGE, ListTasks, TaskPage
from ...supervisors.application import Services
from .answers import JsonPage, answer
from .errors import bad_field
from .parameters import Parameters

_PAGE = 50
_STATUSES = tuple(str(status) for status in TaskStatus)


class TaskListRoutes:
    """`GET /tasks?status=&before=&limit=`, newest first."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def add_to(self, api: Blueprint) -> None:
        """Add the route."""
        api.add_url_rule("/tasks", "list_tasks", self.list, methods=["GET"])

    async def list(self) -> Response:
        """Tell the newest tasks, or those before one of them; `next_before` continues."""
        given = Parameters(request.args, "status", "before", "limit")
        limit = given.integer("limit", _PAGE, least=1, most=MAX_PAGE)
        statuses = frozenset(map(TaskStatus, given.choices("status", _STATUSES)))
        found = await self._find(statuses, given.text("before"), limit)
        page = JsonPage(limit)
        for state in found.tasks:
            if page.is_full:
                break
            page.add(msgspec.json.encode(state))
        count = len(page.entries)
        cut = count < len(found.tasks)
        next_before = found.tasks[count - 1].task_id if cut else found.next_before
        return answer({"tasks": page.entries, "next_before": next_before, "total": found.total})

    async def _find(
        self, statuses: frozenset[TaskStatus], before: str | None, limit: int
    ) -> TaskPage:
        seen = await self._services.log.last_sequence()
        start = None if before is None else sanitise_task_id(before)
        try:
            return await self._services.index.ask(ListTasks(statuses, start, limit, seen))
        except NotFound:
            raise bad_field("before", f"there is no task {before!r} to continue after") from None
