"""The transports' part of the tree: connections, the HTTP server, MCP."""

from typing import cast

from ...actors.kernel import ChildSpec, actor_child
from ...supervisors import Backoff, DynamicSupervisor, Policy, supervised
from ...supervisors.application import CONNECTIONS, HTTP, Services
from ..mcp import McpMount
from ..streams import EventEncoder, Streams
from .application import create_app
from .dispatcher import Dispatcher
from .refusing import AsgiApp
from .server import HttpServer, KnownPort
from .serving import GRACE

_SHUTDOWN = GRACE + 3.0
# Thousands of clients share this supervisor, and a stream gives up by itself when it cannot get
# on: the crashes of some must not end all.
_CONNECTIONS = Policy(max_restarts=1000, within=60.0, backoff=Backoff(initial=0.01, maximum=0.05))


# MCP is started last, since it ends first: its calls are answered over a server that still runs.
def doors(services: Services) -> tuple[ChildSpec, ...]:
    """Describe the transports as children."""
    mcp, port = McpMount(services), KnownPort(services.settings.server.port)
    encoder = EventEncoder(services.logs_dir)

    def make_app(streams: Streams) -> Dispatcher:
        return Dispatcher(cast("AsgiApp", create_app(streams)), mcp.asgi)

    def make_server() -> HttpServer:
        return HttpServer(services, make_app, Streams(services, encoder=encoder), port)

    return (
        connections_child(),
        actor_child(HTTP, make_server, shutdown=_SHUTDOWN),
        mcp.child,
    )


def connections_child() -> ChildSpec:
    """Describe the supervisor of the connections: an actor for each client that streams."""
    return supervised(CONNECTIONS, lambda: DynamicSupervisor(_CONNECTIONS))
