"""The events of all tasks and of the server."""

from quart import Blueprint, Response, request

from ...supervisors.application import Services
from .answers import answer
from .event_pages import EventPages
from .event_query import QUERY, read_query
from .parameters import Parameters


class AllEventsRoutes:
    """`GET /events?after=&types=&until=&limit=`."""

    def __init__(self, services: Services) -> None:
        self._pages = EventPages(services)

    def add_to(self, api: Blueprint) -> None:
        """Add the route."""
        api.add_url_rule("/events", "all_events", self.events, methods=["GET"])

    async def events(self) -> Response:
        """Tell the events after a cursor; `next_after` continues, `gaps` are what was removed."""
        query = read_query(Parameters(request.args, *QUERY))
        return answer(await self._pages.read(query))
