"""The application as a part of a server that is not ours."""

import signal
from collections.abc import Callable
from typing import cast

import trio

from ...actors.kernel import ChildSpec, Incarnation
from ...config import Settings
from ...supervisors.application import HTTP, Services, run_application
from ..mcp import McpMount
from ..streams import Streams
from .application import create_app
from .dispatcher import Dispatcher
from .doors import connections_child
from .refusing import AsgiApp, Receive, Scope, Send, send_problem


class InsideApplication:
    """Runs the application and serves its routes."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings
        self._dispatcher: Dispatcher | None = None
        self._stopping, self._ended = trio.Event(), trio.Event()

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or WebSocket (ASGI 3)."""
        if self._dispatcher is None:
            detail = "the application has not started, or has ended"
            return await send_problem(scope, send, 503, "Service Unavailable", detail)
        await self._dispatcher(scope, receive, send)

    # The server ends the lifespan when all requests have ended, and streams do not end by
    # themselves: the signal must be seen here, before.
    async def run(self, *, task_status: trio.TaskStatus[None]) -> None:
        """Run until stopped or told by a signal, which goes on to the server then."""
        signalled = 0
        try:
            async with run_application(self._settings(), doors=self._doors):
                task_status.started()
                signalled = await self._wait_end()
        finally:
            self._dispatcher = None
            self._ended.set()
        if signalled:
            _pass_on(signalled)

    async def stop(self) -> None:
        """End the application, and wait until it has ended."""
        self._stopping.set()
        await self._ended.wait()

    def _doors(self, services: Services) -> tuple[ChildSpec, ...]:
        mcp, streams = McpMount(services), Streams(services)
        self._dispatcher = Dispatcher(cast("AsgiApp", create_app(streams)), mcp.asgi)
        return connections_child(), _streams_child(streams), mcp.child

    async def _wait_end(self) -> int:
        """Wait for `stop` (0) or for a signal, which is returned."""
        async with trio.open_nursery() as nursery:
            nursery.start_soon(self._cancel_when_stopped, nursery.cancel_scope)
            with trio.open_signal_receiver(*_heeded_signals()) as signals:
                async for number in signals:
                    nursery.cancel_scope.cancel()
                    return number
        return 0

    async def _cancel_when_stopped(self, scope: trio.CancelScope) -> None:
        await self._stopping.wait()
        scope.cancel()


# Protected, so that a Ctrl-C ends trio's main task, which is the server, and not the one in hand.
@trio.lowlevel.enable_ki_protection
def _pass_on(signalled: int) -> None:
    signal.raise_signal(signalled)


def _heeded_signals() -> list[signal.Signals]:
    """Return the signals that end a program, but for what whoever started it has it ignore."""
    ends = (signal.SIGINT, signal.SIGTERM)
    return [each for each in ends if signal.getsignal(each) is not signal.SIG_IGN]


# In the place of the HTTP server, so that the streams end where they would with it: after the
# tasks, and before their actors.
def _streams_child(streams: Streams) -> ChildSpec:
    async def run(incarnation: Incarnation) -> None:
        stopping = trio.Event()
        incarnation.on_stop_requested(stopping.set)
        incarnation.started()
        await stopping.wait()
        streams.close()
        await streams.wait_none()

    return ChildSpec(name=HTTP, run=run)
