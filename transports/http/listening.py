"""The socket that the server listens on."""

import errno
import ipaddress
import socket
from dataclasses import dataclass

from ...actors.kernel import Ask

BACKLOG = 1024
# A peer that takes nothing for so long is gone, in milliseconds: hypercorn shields its sends, so
# that nothing else would end them.
_PEER_PATIENCE = 20_000


class ListenError(OSError):
    """The server cannot listen where it should; the message says why and what to do."""


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
        raise ListenError(error.errno, _explain(error, host, port)) from error
    return listener


# What is accepted has the options of what it was accepted from.
def _prepare(listener: socket.socket) -> None:
    listener.setblocking(False)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if (patience := getattr(socket, "TCP_USER_TIMEOUT", None)) is not None:  # on Linux
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


def _explain(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {port} on {host} is taken: end the program that has it (another server of this "
            "name, maybe), or choose another one with server.port (0 is any free one)"
        )
    if error.errno == errno.EACCES:
        return f"port {port} on {host} needs privileges: choose one from 1024 on (server.port)"
    return f"cannot listen on {host}, port {port}: {error.strerror}"


def find_listen_error(error: BaseException) -> ListenError | None:
    """Return the `ListenError` that lies below what a supervisor raised, if that is the cause."""
    seen: BaseException | None = error
    while seen is not None and not isinstance(seen, ListenError):
        seen = getattr(seen, "reason", None) or seen.__cause__
    return seen
