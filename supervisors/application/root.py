"""The root of the tree, and its end: tasks first, then everything in reverse order."""

import logging
import math
from collections.abc import Iterable

import trio

from ...actors.kernel import ActorDied, AskTimeout, ChildSpec, Incarnation
from ...actors.orchestrator import Drain
from .. import Policy, Strategy, Supervisor, supervisor_child
from . import names
from .core import core_child
from .services import Services
from .work import work_child

_log = logging.getLogger(__name__)


def whole_tree(services: Services, doors: Iterable[ChildSpec]) -> tuple[ChildSpec, ...]:
    """Describe all that the application has."""
    transports = supervisor_child(names.TRANSPORTS, Policy(), doors)
    return core_child(services), work_child(services), transports


# Once it runs, a cancellation from around ends the application's block and not the tree: that is
# ended then in its own order, within its own deadlines.
async def run_root(
    services: Services, children: Iterable[ChildSpec], *, task_status: trio.TaskStatus[Incarnation]
) -> None:
    """Run a tree; started when everything in it is ready."""

    def ready() -> None:
        scope.shield = trio.current_effective_deadline() > -math.inf
        task_status.started(incarnation)

    incarnation = Incarnation(services.system, names.APPLICATION)
    incarnation.when_started(ready)
    with trio.CancelScope() as scope:
        await Supervisor(Policy(strategy=Strategy.REST_FOR_ONE), children).run(incarnation)


async def end_root(services: Services, incarnation: Incarnation, *, works: bool) -> None:
    """Have all tasks ended, if it `works`, politely until the deadline, and then the tree."""
    services.shutdown.begun.set()
    if works and names.APPLICATION in services.system.names:  # it has not given up by itself
        with trio.CancelScope(shield=True):
            await _drain(services)
    services.shutdown.overdue.set()
    incarnation.request_stop()


async def _drain(services: Services) -> None:
    try:
        deadline = services.settings.server.shutdown_deadline_sec
        await services.orchestrator.ask(Drain(), timeout=deadline)
    except (ActorDied, AskTimeout):
        _log.warning("tasks still run at the deadline: they are killed")
