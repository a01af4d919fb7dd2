"""The port, and the server that has it."""

from collections.abc import AsyncIterator

import httpx

from ....config import Settings
from ...client import Api
from ...discovery import Running
from ..hosting import is_port_free
from .check import Check, broken, ok, warning


async def check_network(settings: Settings, running: Running | None) -> AsyncIterator[Check]:
    """Check whose the port is, and whether the server is well."""
    yield _port(settings, running)
    yield await _server(running)


def _port(settings: Settings, running: Running | None) -> Check:
    host, port = settings.server.host, settings.server.port
    name, address = "port", f"{host}, port {port}"
    if running is not None and running.port == port:
        return ok(name, f"{address}: the running server's")
    if is_port_free(host, port):
        return ok(name, f"{address}: free")
    advice = "end the program that has it, or set server.port (0: any); `run` takes another itself"
    return warning(name, f"{address}: taken, or not ours to take", advice)


async def _server(running: Running | None) -> Check:
    name = "server"
    if running is None:
        return ok(name, "none runs for this data folder; `understudy serve` starts one")
    api = Api(running.url)
    try:
        health = await api.health()
    except httpx.TransportError as error:
        advice = f"it may be starting or hanging; see its log, or end process {running.pid}"
        return broken(name, f"{running.url} does not answer ({type(error).__name__})", advice)
    finally:
        await api.close()
    if health["status_code"] == 200:
        return ok(name, f"{running.url}, version {running.version}, well")
    return broken(name, f"{running.url} is not well: {health}", "see its log for the causes")
