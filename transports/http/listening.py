"""The socket that the server listens on."""

import errno
import ipaddress
import socket
from dataclasses import dataclass

from ...actors.kernel import Ask
from .listen_errors import ListenError, explain

BACKLOG = 1024
# A peer that takes nothing for so long is gone, in milliseconds: hypercorn shields its sends, so
# that nothing else would end them. One that is silent is asked for a sign of life after as long.
_PEER_PATIENCE = 20_000


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the server listens; `url` has no slash at its end."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """The base of all addresses."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class WhereListening(Ask[Listening]):
    """Ask the HTTP server for its address."""


def open_listener(host: str, port: int) -> socket.socket:
    """Return a socket that listens on a loopback address; port 0 is any free one.

    Raises `ListenError`.
    """
    family, address = _loopback(host)
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        _prepare(listener)
        listener.bind((address, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise ListenError(error.errno, explain(error, host, port)) from error
    return listener


# What is accepted has the options of what it was accepted from.
def _prepare(listener: socket.socket) -> None:
    listener.setblocking(False)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    if (idle := getattr(socket, "TCP_KEEPIDLE", None)) is not None:  # on Linux, as is the next
        listener.setsockopt(socket.IPPROTO_TCP, idle, _PEER_PATIENCE // 1000)
    if (patience := getattr(socket, "TCP_USER_TIMEOUT", None)) is not None:
        listener.setsockopt(socket.IPPROTO_TCP, patience, _PEER_PATIENCE)


# Whoever reaches the port can run commands as this user. Until there are tokens, only this
# machine may.
def _loopback(host: str) -> tuple[socket.AddressFamily, str]:
    name = "127.0.0.1" if host == "localhost" else host
    try:
        address = ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        raise ListenError(
            errno.EADDRNOTAVAIL, f"server.host: {host!r} is neither an IP address nor localhost"
        ) from None
    if not address.is_loopback:
        raise ListenError(
            errno.EACCES,
            f"server.host: {host} is not a loopback address, and others are refused: "
            "use 127.0.0.1 and, from elsewhere, an SSH tunnel",
        )
    return socket.AF_INET if address.version == 4 else socket.AF_INET6, str(address)
