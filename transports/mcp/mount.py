"""MCP as a child of the application, and as an ASGI application beside the others."""

from importlib import import_module
from types import ModuleType

import trio
from starlette.types import ASGIApp, Receive, Scope, Send

from ...actors.kernel import ChildSpec, Incarnation
from ...supervisors.application import Services
from .closing import Closing
from .requests import Calls, unavailable

NAME = "mcp"
_LAST_CALLS = 2.0  # seconds for calls to be answered at the end
_STARTING = 5.0  # seconds that a request waits for a child which is being restarted


class McpMount:
    """Both eras of the protocol on one endpoint, streamable HTTP at `/mcp`.

    `asgi` takes the requests; `child` serves them: a crash of it is repaired by its supervisor,
    and requests wait meanwhile. Its polite end answers the calls under way and closes the
    streams. Host and Origin are checked by the dispatcher in front, and once more here.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._calls = Calls()
        self._app: ASGIApp | None = None
        self._ready = trio.Event()
        self._stop = trio.Event()

    @property
    def child(self) -> ChildSpec:
        """What serves the requests, as the supervisor of the transports has it."""
        return ChildSpec(name=NAME, run=self.run)

    async def asgi(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one HTTP request."""
        if not self._ready.is_set():
            with trio.move_on_after(_STARTING):
                await self._ready.wait()
        if self._app is None:
            await unavailable(scope, receive, send)
            return
        with self._calls.counted(scope):
            await self._app(scope, receive, send)

    async def run(self, incarnation: Incarnation) -> None:
        """Live one incarnation: a server and sessions of its own."""
        self._stop = trio.Event()
        self._unready()
        incarnation.on_stop_requested(self._stop.set)
        incarnation.started()
        closing = Closing()
        app, sessions = (await _import_sessions()).make_sessions(self._services, closing)
        try:
            async with sessions.run():
                self._app = app
                self._ready.set()
                await self._stop.wait()
                self._app = None
                closing.begin()
                with trio.move_on_after(_LAST_CALLS):
                    await self._calls.wait_idle()
        except Exception:
            self._unready()
            raise
        finally:
            self._app = None

    # Requests may be waiting for an event that is not set yet: they keep it.
    def _unready(self) -> None:
        if self._ready.is_set():
            self._ready = trio.Event()


# The SDK takes half of the time that the whole server takes to start. Nobody else waits for it:
# it is imported in a thread, when the other doors are open.
async def _import_sessions() -> ModuleType:
    return await trio.to_thread.run_sync(import_module, ".sessions", __package__)
