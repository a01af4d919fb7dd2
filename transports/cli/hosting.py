"""The whole application with its doors, in this process."""

import gc
import socket
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing

from ...config import Settings
from ...supervisors.application import run_application
from ..discovery import Running, find
from ..http import doors
from .ending import Ending

# A thread that computes gives the loop its turn after this long, in seconds; Python's default of
# 5 ms was seen as 5.2 ms for each wake-up of the loop, this as 0.7 ms.
_SWITCH_INTERVAL = 0.0005


def prepare_process() -> None:
    """Tune the interpreter for a server: call it once, when all is imported."""
    gc.collect()
    gc.freeze()  # what is there now stays: collections need not look at it
    sys.setswitchinterval(_SWITCH_INTERVAL)


@asynccontextmanager
async def hosting(settings: Settings, ending: Ending) -> AsyncGenerator[Running]:
    """Run the application for the length of the block; `Running` says where it listens.

    Its end has the deadline of `ending`.
    """
    async with run_application(settings, doors=doors) as application:
        ending.watch(application.services)
        try:
            running = find(settings)
            if running is None:
                raise RuntimeError("the server is ready and has not published its address")
            yield running
        finally:
            ending.begin()


def on_free_port(settings: Settings) -> Settings:
    """Return settings whose port is free: any, if the one that is set is taken."""
    if is_port_free(settings.server.host, settings.server.port):
        return settings
    server = settings.server.model_copy(update={"port": 0})
    return settings.model_copy(update={"server": server})


def is_port_free(host: str, port: int) -> bool:
    """Return whether this process could listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
