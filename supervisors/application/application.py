"""The application: the whole tree, started in order and ended within its deadline."""

from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import trio

from ...actors.event_store import set_clock_skew, uuid7
from ...actors.kernel import ActorSystem, ChildSpec, StopAllGuard, single_error
from ...config import Settings
from . import names
from .root import end_root, run_root
from .server_log import server_log
from .services import Services

Doors = Callable[[Services], Iterable[ChildSpec]]
"""Makes the transports' children, which the application does not know itself."""


@dataclass(frozen=True, slots=True)
class Application:
    """A running application; whoever sets `stop_requested` wants it to end."""

    services: Services
    stop_requested: trio.Event


def no_doors(services: Services) -> tuple[ChildSpec, ...]:
    """Make no transports: for use inside a program, and for tests of what lies below them."""
    return ()


@asynccontextmanager
async def run_application(
    settings: Settings, *, doors: Doors = no_doors
) -> AsyncGenerator[Application]:
    """Run the application for the length of the block.

    Everything is ready when the block begins and has ended after it, however it is left: running
    tasks are cancelled, streams closed, processes gone. What makes the tree give up is raised.
    """
    set_clock_skew(settings.storage.clock_skew_sec)
    services, guard = Services(settings, ActorSystem(), uuid7()), StopAllGuard()
    settings.storage.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    guard.register()
    try:
        with server_log(services.system.address(names.LOG_CAPTURE)):
            async with trio.open_nursery() as nursery:
                incarnation = await nursery.start(run_root, services, doors(services))
                try:
                    yield Application(services, trio.Event())
                finally:
                    await end_root(services, incarnation)
    except BaseExceptionGroup as group:
        raise single_error(group) from None
    finally:
        guard.unregister()
