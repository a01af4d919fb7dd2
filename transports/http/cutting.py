"""Ending connections that will not end by themselves."""

import contextlib
import os
import socket

import psutil


# hypercorn keeps its sockets to itself, and shields its sends: a client that does not read holds
# up even a cancellation. So the process's own table of sockets tells which they are.
def cut_connections(port: int) -> int:
    """Shut down all connections of this process to its own `port`; return how many there were.

    Blocks for some milliseconds. Whoever has the socket sees it end, and closes it.
    """
    cut = 0
    for connection in psutil.Process().net_connections(kind="tcp"):
        listens = connection.status == psutil.CONN_LISTEN
        if connection.laddr and connection.laddr[1] == port and not listens:
            cut += _shut_down(connection.fd, port)
    return cut


# The descriptor may have been closed, and given to something else, since the table was read.
def _shut_down(descriptor: int, port: int) -> bool:
    with contextlib.suppress(OSError), socket.socket(fileno=os.dup(descriptor)) as connection:
        if connection.getsockname()[1] == port:
            connection.shutdown(socket.SHUT_RDWR)
            return True
    return False
