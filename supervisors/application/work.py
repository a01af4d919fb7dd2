"""The working part of the tree: who places tasks, and the workers, each under a supervisor."""

from ...actors.kernel import ChildSpec, actor_child
from ...actors.orchestrator import Desk, Orchestrator, TaskQueue
from .. import DynamicSupervisor, Policy, Strategy, supervised, supervisor_child
from . import names
from .limits import limit_of
from .services import Services
from .task_tree import STOP_MARGIN, stop_patience, task_child

_RECOVERY_LIMIT = 600.0


# The workers come before the orchestrator: its crash restarts what comes after it, which is
# nothing, and its next incarnation adopts the tasks that go on running.
def work_child(services: Services) -> ChildSpec:
    """Describe the working part."""
    children = (
        supervised(names.WORKERS, lambda: DynamicSupervisor(Policy())),
        actor_child(
            names.ORCHESTRATOR,
            lambda: Orchestrator(_desk(services)),
            start_timeout=_RECOVERY_LIMIT,
        ),
    )
    return supervisor_child(names.WORK, Policy(strategy=Strategy.REST_FOR_ONE), children)


def _desk(services: Services) -> Desk:
    settings = services.settings.orchestrator
    return Desk(
        name=names.ORCHESTRATOR,
        log=services.log,
        index=services.index,
        workers=services.system.address(names.WORKERS),
        throttle=services.throttle,
        make_worker=lambda order: task_child(order, services),
        find_limit=lambda request: limit_of(request, services.settings),
        queue=TaskQueue(settings.queue_size),
        max_concurrent=settings.max_concurrent,
        default_timeout=settings.default_timeout_sec,
        stop_patience=stop_patience(services) + STOP_MARGIN,
        agents=frozenset(services.settings.agents),
        agent_limits=settings.limits,
    )
