"""Full-text search over the events of all tasks."""

from dataclasses import replace

import msgspec
from quart import Blueprint, Response, request

from ...actors.event_store import sanitise_task_id
from ...actors.kernel import AskTimeout
from ...actors.search_index import MAX_HITS, SearchEvents, SearchHit, SearchPage
from ...supervisors.application import Services
from ..streams import EventEncoder
from .answers import JsonPage, answer
from .errors import bad_field
from .event_query import TYPES
from .parameters import MOST, Parameters

_LIMIT = 50
_LONGEST_QUERY = 1000  # characters
# The index lags behind the log. So long a search waits until it has all that was stored when it
# was asked; after that it finds what there is, and says how far that goes.
_PATIENCE = 5.0  # seconds
_SYNTAX = (
    'words, all of which must occur; "words in quotation marks" follow each other; an asterisk '
    "finds the beginning of a word (fail*)"
)


class SearchRoutes:
    """`GET /search?q=&task_id=&types=&limit=&before=`, newest first."""

    def __init__(self, services: Services) -> None:
        self._services, self._encoder = services, EventEncoder(services.logs_dir)

    def add_to(self, api: Blueprint) -> None:
        """Add the route."""
        api.add_url_rule("/search", "search", self.search, methods=["GET"])

    async def search(self) -> Response:
        """Tell the newest hits; `next_before` continues, and `indexed_to` says how far it saw."""
        given = Parameters(request.args, "q", "task_id", "types", "limit", "before")
        task_id = given.text("task_id")
        wanted = SearchEvents(
            query=_query_of(given),
            task_id=None if task_id is None else sanitise_task_id(task_id),
            types=given.choices("types", TYPES),
            limit=given.integer("limit", _LIMIT, least=1, most=MAX_HITS),
            before=given.integer("before", MOST, least=1),
            at_least=await self._services.log.last_sequence(),
        )
        found = await self._find(wanted)
        return answer(await self._shown(found) | {"lags": found.indexed_to < wanted.at_least})

    async def _find(self, wanted: SearchEvents) -> SearchPage:
        try:
            return await self._services.search.ask(wanted, timeout=_PATIENCE)
        except AskTimeout:
            return await self._services.search.ask(replace(wanted, at_least=0))

    async def _shown(self, found: SearchPage) -> dict[str, object]:
        page, last = JsonPage(MAX_HITS), 0
        for hit in found.hits:
            if page.is_full:
                break
            page.add(await self._encoded(hit))
            last = hit.event.sequence_number
        cut = len(page.entries) < len(found.hits)
        next_before = last if cut else found.next_before
        return {"hits": page.entries, "next_before": next_before, "indexed_to": found.indexed_to}

    async def _encoded(self, hit: SearchHit) -> bytes:
        event = await self._encoder.encode_json(hit.event)
        return msgspec.json.encode({"excerpt": hit.excerpt, "event": msgspec.Raw(event)})


def _query_of(given: Parameters) -> str:
    query = given.text("q")
    if query is None:
        raise bad_field("q", f"must be given: {_SYNTAX}")
    if len(query) > _LONGEST_QUERY:
        raise bad_field("q", f"has {len(query)} characters; {_LONGEST_QUERY} are the most")
    if not any(map(str.isalnum, query)):
        raise bad_field("q", f"has no letter and no digit to look for: {_SYNTAX}")
    return query
