"""The actor that serves HTTP."""

import socket
from collections.abc import Callable
from typing import Any, ClassVar

import trio

from ...actors.kernel import Incarnation, TrioActor
from ...supervisors.application import Services
from ..discovery import publish, remove
from ..streams import Streams
from .listening import Listening, WhereListening, open_listener
from .refusing import AsgiApp
from .serving import Serving

MakeApp = Callable[[Streams], AsgiApp]


class KnownPort:
    """The port that was taken at the first start: every later incarnation takes the same."""

    def __init__(self, wanted: int) -> None:
        self.number = wanted


class HttpServer(TrioActor):
    """Listens and serves; answers `WhereListening`.

    Its end, polite or not, waits for no client that does not read.
    """

    background = True
    mailbox_capacity: ClassVar[int] = 100

    def __init__(
        self, services: Services, make_app: MakeApp, streams: Streams, port: KnownPort
    ) -> None:
        super().__init__()
        self._services, self._streams, self._port = services, streams, port
        self._serving = Serving(make_app(streams), services.settings.http)

    async def run_loop(self, incarnation: Incarnation) -> None:
        """Live one incarnation; whatever ends it, its connections end with it."""
        try:
            await super().run_loop(incarnation)
        finally:
            self._serving.cut_soon()

    async def on_start(self) -> None:
        """Listen, serve and publish the address; raises `ListenError`."""
        listener = open_listener(self._services.settings.server.host, self._port.number)
        self._listening = Listening(*listener.getsockname()[:2])
        self._port.number = self._listening.port
        self.start_soon(self._serve, listener)
        await self._serving.wait_started()
        await trio.to_thread.run_sync(self._publish)

    async def on_receive(self, message: Any) -> Any:
        """Say where it listens."""
        if isinstance(message, WhereListening):
            return self._listening
        return await super().on_receive(message)

    def stop(self) -> None:
        """End the streams, then what is left, then this actor."""
        self._streams.close()
        self._serving.stop()

    async def on_stop(self) -> None:
        """Take the published address back."""
        remove_address = remove, self._services.settings, self._services.server_id
        await trio.to_thread.run_sync(*remove_address)

    async def _serve(self, listener: socket.socket) -> None:
        await self._serving.run(listener)
        super().stop()

    def _publish(self) -> None:
        settings, where = self._services.settings, self._listening
        publish(settings, (where.host, where.port), self._services.server_id)
