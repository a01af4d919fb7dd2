"""The routes on a port that nobody is told of, for a program's own use of them."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import cast

import trio

from ...supervisors.application import Services
from ..streams import Streams
from .application import create_app
from .dispatcher import Dispatcher
from .listening import Listening, open_listener
from .refusing import AsgiApp
from .serving import Serving


@asynccontextmanager
async def serve_unpublished(services: Services) -> AsyncGenerator[str]:
    """Serve for the length of the block; the address is the base of all others."""
    app = cast("AsgiApp", create_app(Streams(services)))
    serving = Serving(Dispatcher(app, app), services.settings.http)
    listener = open_listener("127.0.0.1", 0)
    where = Listening(*listener.getsockname()[:2])
    async with trio.open_nursery() as nursery:
        nursery.start_soon(serving.run, listener)
        await serving.wait_started()
        try:
            yield where.url
        finally:
            serving.stop()
