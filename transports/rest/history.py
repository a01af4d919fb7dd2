"""What happened to a task, and how it stood at any moment (time travel)."""

from dataclasses import replace

from quart import Blueprint, Response, request

from ...actors.event_store import EventQuery, TaskState, TaskStateFold
from ...actors.kernel import NotFound
from ...supervisors.application import Services
from .answers import answer
from .event_pages import EventPages
from .event_query import QUERY, read_query
from .lookup import find_task
from .moments import Moment, read_moment
from .parameters import Parameters

_FOLDED_AT_ONCE = 500


class HistoryRoutes:
    """`/tasks/{id}/events` and `/tasks/{id}/state`."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._pages = EventPages(services)

    def add_to(self, api: Blueprint) -> None:
        """Add the routes."""
        api.add_url_rule("/tasks/<task_id>/events", "events", self.events, methods=["GET"])
        api.add_url_rule("/tasks/<task_id>/state", "state", self.state, methods=["GET"])

    async def events(self, task_id: str) -> Response:
        """Tell the events after a cursor, with what was printed in them; `next_after` continues."""
        query = read_query(Parameters(request.args, *QUERY))
        task = await find_task(self._services, task_id)
        return answer(await self._pages.read(replace(query, task_id=task.task_id)))

    async def state(self, task_id: str) -> Response:
        """Tell the state of the task at a moment, folded from its events."""
        moment = read_moment(Parameters(request.args, "at"), "at")
        task = await find_task(self._services, task_id)
        if moment == Moment():
            return answer(task)
        fold = TaskStateFold()
        query, more = _query(task, moment), True
        while more:
            found = await self._services.log.read(query)
            for event in found.events:
                fold.apply(event)
                query = replace(query, after=event.sequence_number)
            more = found.more
        if fold.status is None:
            raise NotFound(f"at: the task {task.task_id!r} was not there yet")
        return answer(fold.state())


def _query(task: TaskState, until: Moment) -> EventQuery:
    return EventQuery(
        task_id=task.task_id,
        until_sequence=until.sequence,
        until_time=until.instant,
        limit=_FOLDED_AT_ONCE,
    )
