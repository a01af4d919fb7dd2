"""What stands before all routes."""

import logging

from .access import denial
from .refusing import AsgiApp, Message, Receive, Scope, Send, send_problem

_log = logging.getLogger(__name__)


class Dispatcher:
    """Refuses foreign hosts and origins, then hands on: `/mcp` to MCP, all else to Quart."""

    def __init__(self, app: AsgiApp, mcp: AsgiApp) -> None:
        self._app, self._mcp = app, mcp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, request or lifespan (ASGI 3)."""
        if scope["type"] == "lifespan":
            return await self._app(scope, receive, send)
        if (denied := denial(scope["headers"])) is not None:
            return await send_problem(scope, send, denied.status, denied.title, denied.detail)
        # With a 401 or a redirect here, MCP's clients would begin to ask for OAuth.
        if scope["path"].startswith("/.well-known/"):
            return await send_problem(scope, send, 404, "Not Found", "there is nothing here")
        await _serve_quietly(self._select(scope), scope, receive, send)

    def _select(self, scope: Scope) -> AsgiApp:
        path: str = scope["path"]
        is_mcp = path == "/mcp" or path.startswith("/mcp/")
        return self._mcp if is_mcp and scope["type"] == "http" else self._app


# A client may leave at any moment. What an application says to that is no error of ours.
async def _serve_quietly(app: AsgiApp, scope: Scope, receive: Receive, send: Send) -> None:
    left = False

    async def watching_receive() -> Message:
        nonlocal left
        message = await receive()
        left = left or message["type"].endswith(".disconnect")
        return message

    try:
        await app(scope, watching_receive, send)
    except Exception:
        if not left:
            raise
        _log.debug("%s: the client left", scope["path"], exc_info=True)
