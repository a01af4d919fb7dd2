"""The application: the whole tree, started in order and ended within its deadline."""

from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import trio

from ...actors.event_store import set_clock_skew, uuid7
from ...actors.kernel import ActorSystem, ChildSpec, StopAllGuard, single_error
from ...config import Settings
from . import names
from .core import record_child
from .root import end_root, run_root, whole_tree
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
    services = Services(settings, ActorSystem(), uuid7())
    with server_log(services.system.address(names.LOG_CAPTURE)):
        async with _running(services, whole_tree(services, doors(services)), works=True):
            yield Application(services, trio.Event())


# A server records that it started and takes up the tasks that wait. Who only looks something up
# must do neither; and what is imported into a log that is empty keeps its numbers.
@asynccontextmanager
async def run_record(settings: Settings) -> AsyncGenerator[Services]:
    """Run the record alone for the length of the block: the log, task states, search.

    For a data folder without a server; it runs no task and writes nothing by itself.
    """
    services = Services(settings, ActorSystem(), uuid7())
    async with _running(services, (record_child(services),), works=False):
        yield services


@asynccontextmanager
async def _running(
    services: Services, children: Iterable[ChildSpec], *, works: bool
) -> AsyncGenerator[None]:
    storage, guard = services.settings.storage, StopAllGuard()
    set_clock_skew(storage.clock_skew_sec)
    storage.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    guard.register()
    try:
        async with trio.open_nursery() as nursery:
            incarnation = await nursery.start(run_root, services, children)
            try:
                yield
            finally:
                await end_root(services, incarnation, works=works)
    except BaseExceptionGroup as group:
        raise single_error(group) from None
    finally:
        guard.unregister()
