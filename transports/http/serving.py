"""hypercorn on a socket of ours, from its start to its end."""

import logging
import socket
from typing import Any, cast

import trio
from hypercorn.app_wrappers import ASGIWrapper
from hypercorn.config import Sockets
from hypercorn.trio.run import worker_serve

from ...config import HttpSettings
from .cutting import cut_connections
from .hypercorn_config import hypercorn_config
from .refusing import AsgiApp

# Streams end by themselves when the server does, within a second. What is left after this is
# cut, and what is left of that again, until there is nothing (seconds).
GRACE, CUT_AGAIN = 2.0, 0.25

_log = logging.getLogger(__name__)


class Serving:
    """Serves one application on one listening socket, once."""

    def __init__(self, app: AsgiApp, settings: HttpSettings) -> None:
        self._app = ASGIWrapper(cast("Any", app))
        self._config = hypercorn_config(settings, grace=GRACE)
        self._started, self._stopping = trio.Event(), trio.Event()
        self._cut = trio.Event()

    async def wait_started(self) -> None:
        """Wait until requests are taken."""
        await self._started.wait()

    def started(self, value: object = None) -> None:
        """Be the `task_status` of hypercorn."""
        self._started.set()

    def stop(self) -> None:
        """End politely: take nothing new, let what runs come to its end within `GRACE`."""
        self._stopping.set()

    def cut_soon(self) -> None:
        """Cut what is left, now and until `run` has returned."""
        self._cut.set()

    # Cancelling does not end a send that hypercorn has shielded: shutting its socket down does.
    # So who does that is shielded, too, until hypercorn has ended.
    async def run(self, listener: socket.socket) -> None:
        """Serve until stopped; the listener is closed then."""
        port: int = listener.getsockname()[1]
        async with trio.open_nursery() as nursery:
            cutting = trio.CancelScope(shield=True)
            nursery.start_soon(self._cut_connections, port, cutting)
            try:
                await self._serve(listener)
            finally:
                listener.close()
                cutting.cancel()

    async def _serve(self, listener: socket.socket) -> None:
        sockets = Sockets([], [listener], [])
        status: Any = self
        await worker_serve(
            self._app,
            self._config,
            sockets=sockets,
            shutdown_trigger=self._wait_stop,
            task_status=status,
        )

    async def _wait_stop(self) -> None:
        try:
            await self._stopping.wait()
        except trio.Cancelled:
            self._cut.set()
            raise

    async def _cut_connections(self, port: int, scope: trio.CancelScope) -> None:
        with scope:
            await self._wait_due()
            while True:
                if count := await trio.to_thread.run_sync(cut_connections, port):
                    _log.info("cut %d connections that did not end", count)
                await trio.sleep(CUT_AGAIN)

    async def _wait_due(self) -> None:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(self._cut_after_grace)
            await self._cut.wait()
            nursery.cancel_scope.cancel()

    async def _cut_after_grace(self) -> None:
        await self._stopping.wait()
        await trio.sleep(GRACE)
        self._cut.set()
