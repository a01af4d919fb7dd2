"""What happened to a task, and how it stood at any moment (time travel)."""

from dataclasses import replace

from quart import Blueprint, Response, request

from ...actors.event_store import MAX_PAGE, EventQuery, EventType, TaskState, TaskStateFold
from ...actors.kernel import NotFound
from ...supervisors.application import Services
from ..streams import EventEncoder
from .answers import JsonPage, answer
from .lookup import find_task
from .moments import Moment, read_moment
from .parameters import Parameters

_PAGE = 1000
_HYDRATED_AT_ONCE = 64
_FOLDED_AT_ONCE = 500
_TYPES = tuple(str(each) for each in EventType)


class HistoryRoutes:
    """`/tasks/{id}/events` and `/tasks/{id}/state`."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._encoder = EventEncoder(services.logs_dir)

    def add_to(self, api: Blueprint) -> None:
        """Add the routes."""
        api.add_url_rule("/tasks/<task_id>/events", "events", self.events, methods=["GET"])
        api.add_url_rule("/tasks/<task_id>/state", "state", self.state, methods=["GET"])

    async def events(self, task_id: str) -> Response:
        """Tell the events after a cursor, with what was printed in them; `next_after` continues."""
        given = Parameters(request.args, "after", "types", "until", "limit")
        after, until = given.integer("after", 0), read_moment(given, "until")
        types = given.choices("types", _TYPES)
        limit = given.integer("limit", _PAGE, least=1, most=MAX_PAGE)
        task = await find_task(self._services, task_id)
        query = _query(task, until, after=after, types=types, limit=min(limit, _HYDRATED_AT_ONCE))
        page, last, more = await self._collect(query, JsonPage(limit))
        return answer({"events": page.entries, "next_after": last, "more": more})

    async def state(self, task_id: str) -> Response:
        """Tell the state of the task at a moment, folded from its events."""
        moment = read_moment(Parameters(request.args, "at"), "at")
        task = await find_task(self._services, task_id)
        if moment == Moment():
            return answer(task)
        fold = TaskStateFold()
        query, more = _query(task, moment, limit=_FOLDED_AT_ONCE), True
        while more:
            found = await self._services.log.read(query)
            for event in found.events:
                fold.apply(event)
                query = replace(query, after=event.sequence_number)
            more = found.more
        if fold.status is None:
            raise NotFound(f"at: the task {task.task_id!r} was not there yet")
        return answer(fold.state())

    # Events are read a few at a time: a page of large ones ends early, not in a full memory.
    async def _collect(self, query: EventQuery, page: JsonPage) -> tuple[JsonPage, int, bool]:
        last, more = query.after, True
        while more:
            found = await self._services.log.read(replace(query, after=last))
            for frame in await self._encoder.frames(found.events):
                if page.is_full:
                    return page, last, True
                page.add(frame.payload)
                last = frame.sequence
            more = found.more
        return page, last, False


def _query(
    task: TaskState,
    until: Moment,
    *,
    after: int = 0,
    types: frozenset[str] = frozenset(),
    limit: int,
) -> EventQuery:
    return EventQuery(
        task_id=task.task_id,
        after=after,
        types=types,
        until_sequence=until.sequence,
        until_time=until.instant,
        limit=limit,
    )
