"""The two streams as routes."""

from quart import Blueprint, Response, request

from ...actors.broadcaster import TopicPattern
from ...actors.event_store import sanitise_task_id
from ...actors.kernel import Invalid
from ..streams import Streams, parse_cursor, parse_types, task_status
from .body import SseBody

_PARAMETERS = frozenset({"after", "types"})
_HEADERS = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}


def blueprint(streams: Streams) -> Blueprint:
    """Return the routes `/api/v1/tasks/{id}/stream` and `/api/v1/stream`."""
    routes = Blueprint("sse", __name__, url_prefix="/api/v1")

    @routes.get("/stream")
    async def stream_all() -> Response:
        """Stream the events of all tasks and of the server."""
        return await _respond(streams, None)

    @routes.get("/tasks/<path:task_id>/stream")
    async def stream_task(task_id: str) -> Response:
        """Stream the events of one task, to its end."""
        canonical = sanitise_task_id(task_id)
        await task_status(streams.services, canonical)
        return await _respond(streams, canonical)

    return routes


async def _respond(streams: Streams, task_id: str | None) -> Response:
    if unknown := sorted(set(request.args) - _PARAMETERS):
        raise Invalid(f"{unknown[0]}: is no parameter of a stream; there are after and types")
    wanted = TopicPattern(task_id=task_id, types=parse_types(request.args.get("types")))
    # A browser that comes back repeats the address it began with: the header is newer.
    cursor = request.headers.get("Last-Event-ID") or request.args.get("after")
    after = await parse_cursor(cursor, streams.services.log)
    keep_alive = streams.services.settings.http.keep_alive_sec
    body = SseBody(streams, wanted, after=after, keep_alive=keep_alive)
    shown = b"" if request.method == "HEAD" else body
    return Response(shown, headers=_HEADERS, mimetype="text/event-stream")
