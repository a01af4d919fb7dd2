"""The Quart application with all routes but MCP's."""

from quart_trio import QuartTrio

from .. import rest, sse, websocket
from ..streams import Streams


def create_app(streams: Streams) -> QuartTrio:
    """Return the application; `streams` are what it opens for its clients."""
    app = QuartTrio(__name__, static_folder=None)
    app.config["RESPONSE_TIMEOUT"] = None  # a stream may last for days
    app.config["MAX_CONTENT_LENGTH"] = streams.services.settings.http.max_body_bytes
    rest.register_uploads(app, streams.services)
    rest.register_problems(app)
    for routes in (
        rest.blueprint(streams.services),
        sse.blueprint(streams),
        websocket.blueprint(streams),
    ):
        app.register_blueprint(routes)
    return app
