"""One port for REST, WebSocket, SSE and MCP.

`doors(services)` are the transports' children; `HttpServer` is the actor that listens, and
answers `WhereListening`; `Dispatcher` stands before all routes and refuses foreign hosts and
origins.
"""

from .application import create_app
from .dispatcher import Dispatcher
from .doors import doors
from .listening import ListenError, Listening, WhereListening, find_listen_error
from .server import HttpServer

__all__ = [
    "Dispatcher",
    "HttpServer",
    "ListenError",
    "Listening",
    "WhereListening",
    "create_app",
    "doors",
    "find_listen_error",
]
