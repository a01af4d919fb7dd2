"""The two WebSocket routes."""

from collections.abc import Iterable
from typing import Any, cast

from quart import Blueprint, websocket

from ...actors.kernel import Invalid
from ..streams import Streams
from .commands import Subscribe, topic_of_command
from .session import Session, Socket

_PARAMETERS = frozenset({"after"})


def blueprint(streams: Streams) -> Blueprint:
    """Return the routes `/ws/{task_id}` and `/ws`."""
    routes = Blueprint("websocket", __name__)

    @routes.websocket("/ws")
    async def follow_all() -> None:
        """Send the events of all tasks and of the server."""
        await _serve(streams, Subscribe(topic="*"), once=False)

    @routes.websocket("/ws/<path:task_id>")
    async def follow_task(task_id: str) -> None:
        """Send the events of one task, to its end."""
        await _serve(streams, Subscribe(task_id=task_id), once=True)

    return routes


async def _serve(streams: Streams, wanted: Subscribe, *, once: bool) -> None:
    # The object behind Quart's proxy, which the session's tasks would look up again and again.
    socket: Socket = cast("Any", websocket)._get_current_object()
    await socket.accept()
    session = Session(streams, socket)
    try:
        _refuse_unknown(websocket.args)
        topic = topic_of_command(wanted)
    except Invalid as error:
        return await session.refuse(error)
    await session.run(topic, websocket.args.get("after"), once=once)


def _refuse_unknown(parameters: Iterable[str]) -> None:
    if unknown := sorted(set(parameters) - _PARAMETERS):
        raise Invalid(f"{unknown[0]}: is no parameter of a WebSocket; there is after")
