"""Which events a request asks for."""

from ...actors.event_store import MAX_PAGE, EventQuery, EventType
from .moments import read_moment
from .parameters import Parameters

QUERY = ("after", "types", "until", "limit")
TYPES = tuple(str(each) for each in EventType)
_PAGE = 1000


def read_query(given: Parameters) -> EventQuery:
    """Return the query that the parameters of `QUERY` ask for, of all tasks."""
    until = read_moment(given, "until")
    return EventQuery(
        after=given.integer("after", 0),
        types=given.choices("types", TYPES),
        until_sequence=until.sequence,
        until_time=until.instant,
        limit=given.integer("limit", _PAGE, least=1, most=MAX_PAGE),
    )
