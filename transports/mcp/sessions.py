"""The SDK's ASGI application and the manager of its sessions."""

from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.types import ASGIApp

from ...supervisors.application import Services
from .closing import Closing
from .server import make_server

PATH = "/mcp"
_IDLE_SESSION = 600.0  # seconds: a client that was killed leaves its session behind
_MAX_SESSIONS = 1000


def make_sessions(
    services: Services, closing: Closing
) -> tuple[ASGIApp, StreamableHTTPSessionManager]:
    """Make what serves the requests for `/mcp`, and what has to run meanwhile."""
    server = make_server(services, closing)
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        max_request_body_size=services.settings.http.max_body_bytes,
        session_idle_timeout=_IDLE_SESSION,
        max_sessions=_MAX_SESSIONS,
        host="127.0.0.1",
    )
    return app, server.session_manager
