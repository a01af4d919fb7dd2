"""One port for REST, WebSocket, SSE and MCP.

`doors(services)` are the transports' children; `HttpServer` is the actor that listens, and
answers `WhereListening`; `Dispatcher` stands before all routes and refuses foreign hosts and
origins. `quart_app` runs the same in a server that is not ours.
"""

from .application import create_app
from .dispatcher import Dispatcher
from .doors import doors
from .listen_errors import ListenError, find_listen_error
from .listening import Listening, WhereListening
from .server import HttpServer
from .serving import GRACE
from .standalone import quart_app
from .unpublished import serve_unpublished

__all__ = [
    "GRACE",
    "Dispatcher",
    "HttpServer",
    "ListenError",
    "Listening",
    "WhereListening",
    "create_app",
    "doors",
    "find_listen_error",
    "quart_app",
    "serve_unpublished",
]
