"""The application: the whole tree, started in order and ended within its deadline."""

import logging
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import trio

from ...actors.event_store import set_clock_skew, uuid7
from ...actors.kernel import (
    ActorDied,
    ActorSystem,
    AskTimeout,
    ChildSpec,
    Incarnation,
    StopAllGuard,
    single_error,
)
from ...actors.log_capture import server_log_handler
from ...actors.orchestrator import Drain
from ...config import Settings
from .. import Policy, Strategy, Supervisor, supervisor_child
from . import names
from .core import core_child
from .services import Services
from .work import work_child

Doors = Callable[[Services], Iterable[ChildSpec]]
"""Makes the transports' children, which the application does not know itself."""


@dataclass(frozen=True, slots=True)
class Application:
    """A running application; `stop_requested` ends it when set."""

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

    Everything is ready when the block begins and has ended after it: running tasks are cancelled,
    streams closed, processes gone. What makes the tree give up is raised.
    """
    set_clock_skew(settings.storage.clock_skew_sec)
    services = Services(settings, ActorSystem(), uuid7())
    settings.storage.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler, guard = server_log_handler(services.system.address(names.LOG_CAPTURE)), StopAllGuard()
    logging.getLogger("understudy").addHandler(handler)
    guard.register()
    try:
        async with trio.open_nursery() as nursery:
            incarnation = await nursery.start(_run_root, services, doors)
            yield Application(services, trio.Event())
            await _drain(services)
            incarnation.request_stop()
    except BaseExceptionGroup as group:
        raise single_error(group) from None
    finally:
        guard.unregister()
        logging.getLogger("understudy").removeHandler(handler)


async def _run_root(
    services: Services, doors: Doors, *, task_status: trio.TaskStatus[Incarnation]
) -> None:
    incarnation = Incarnation(services.system, names.APPLICATION)
    incarnation.when_started(lambda: task_status.started(incarnation))
    children = (
        core_child(services),
        work_child(services),
        supervisor_child(names.TRANSPORTS, Policy(), doors(services)),
    )
    root = Supervisor(Policy(strategy=Strategy.REST_FOR_ONE), children)
    await root.run(incarnation)


async def _drain(services: Services) -> None:
    deadline = services.settings.server.shutdown_deadline_sec
    with trio.move_on_after(deadline):
        try:
            await services.orchestrator.ask(Drain(), timeout=deadline)
        except (ActorDied, AskTimeout):
            logging.getLogger(__name__).warning("tasks were still running at the deadline")
