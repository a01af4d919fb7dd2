"""The whole application as a Quart application, for servers that are not ours."""

from collections.abc import Callable
from typing import Any, cast

from quart_trio import QuartTrio

from ...config import Settings, load_settings
from .inside import InsideApplication
from .refusing import AsgiApp, Receive, Scope, Send


def quart_app(settings: Callable[[], Settings] | None = None) -> QuartTrio:
    """Return a Quart application that runs everything but our HTTP server while it is served.

    `settings` is called at its start; the default reads all layers of settings.
    """
    app = QuartTrio(__name__, static_folder=None)
    inside = InsideApplication(settings or (lambda: load_settings().settings))
    quart_asgi = cast("AsgiApp", app.asgi_app)

    async def asgi(scope: Scope, receive: Receive, send: Send) -> None:
        serves = quart_asgi if scope["type"] == "lifespan" else inside.serve
        await serves(scope, receive, send)

    async def start() -> None:
        await app.nursery.start(inside.run)

    cast("Any", app).asgi_app = asgi
    app.before_serving(start)
    app.after_serving(inside.stop)
    return app
