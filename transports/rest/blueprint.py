"""All routes of the REST API in one blueprint."""

from quart import Blueprint

from ...supervisors.application import Services
from .all_events import AllEventsRoutes
from .archives import ArchiveRoutes
from .health import HealthRoutes
from .history import HistoryRoutes
from .limits import LimitRoutes
from .links import API
from .logs import LogRoutes
from .request_ids import add_request_ids
from .searching import SearchRoutes
from .statistics import StatisticsRoutes
from .task_list import TaskListRoutes
from .tasks import TaskRoutes

_OF_API = (
    TaskRoutes,
    TaskListRoutes,
    HistoryRoutes,
    LogRoutes,
    LimitRoutes,
    StatisticsRoutes,
    AllEventsRoutes,
    SearchRoutes,
    ArchiveRoutes,
)


def blueprint(services: Services) -> Blueprint:
    """Return the routes below `/api/v1`, `/healthz` and `/readyz`; and ids for all requests."""
    rest, api = Blueprint("rest", __name__), Blueprint("api", __name__, url_prefix=API)
    for routes in _OF_API:
        routes(services).add_to(api)
    HealthRoutes(services).add_to(rest)
    rest.register_blueprint(api)
    add_request_ids(rest)
    return rest
