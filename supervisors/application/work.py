"""The working part of the tree: who places tasks, and the workers, each under a supervisor."""

from ...actors.kernel import ChildSpec, Restart, actor_child
from ...actors.orchestrator import Desk, Orchestrator, TaskOrder, TaskQueue, task_name, worker_name
from ...actors.worker import Worker, WorkerMemory, WorkerTools
from .. import (
    AutoShutdown,
    Backoff,
    DynamicSupervisor,
    Policy,
    Strategy,
    supervised,
    supervisor_child,
)
from . import names
from .services import Services

# Beyond the patience with the command itself: reaping, and the last of its output.
_STOP_MARGIN = 12.0
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
        make_worker=lambda order: task_child(order, services),
        queue=TaskQueue(settings.queue_size),
        max_concurrent=settings.max_concurrent,
        default_timeout=settings.default_timeout_sec,
        stop_patience=_stop_patience(services) + _STOP_MARGIN,
        agents=frozenset(services.settings.agents),
    )


# A supervisor per task: the restarts of one worker count against that task alone, and past its
# intensity that task fails and no other notices.
def task_child(order: TaskOrder, services: Services) -> ChildSpec:
    """Describe what carries a task: a supervisor with its worker, which ends when that does."""
    memory, tools = WorkerMemory(), _tools(services)
    restart = Restart(order.request.restart.policy)
    worker = actor_child(
        worker_name(order.task_id),
        lambda: Worker(order, tools, memory),
        restart=restart,
        shutdown=_stop_patience(services),
        significant=restart is not Restart.PERMANENT,
    )
    policy = _restart_policy(order, services)
    return supervisor_child(task_name(order.task_id), policy, (worker,), restart=Restart.TEMPORARY)


def _restart_policy(order: TaskOrder, services: Services) -> Policy:
    wanted, settings = order.request.restart, services.settings.worker
    most = settings.max_restarts if wanted.max_restarts is None else wanted.max_restarts
    within = wanted.within or settings.restart_window_sec
    longest = min(settings.backoff_max_sec, within / max(most, 1) / 2)
    return Policy(
        max_restarts=most,
        within=within,
        backoff=Backoff(initial=min(settings.backoff_initial_sec, longest), maximum=longest),
        auto_shutdown=AutoShutdown.ANY_SIGNIFICANT,
    )


def _tools(services: Services) -> WorkerTools:
    return WorkerTools(
        log=services.log,
        logs=services.system.address(names.LOG_CAPTURE),
        orchestrator=services.orchestrator,
        server_id=services.server_id,
        workspaces=services.workspaces_dir,
        streaming=services.settings.streaming,
        worker=services.settings.worker,
        overdue=services.shutdown.overdue,
    )


def _stop_patience(services: Services) -> float:
    worker = services.settings.worker
    return worker.interrupt_patience_sec + worker.terminate_patience_sec + _STOP_MARGIN
