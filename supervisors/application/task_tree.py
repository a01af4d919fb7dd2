"""What carries one task: a supervisor of its own, and the worker."""

from ...actors.kernel import ChildSpec, Restart, actor_child
from ...actors.orchestrator import TaskOrder, task_name, worker_name
from ...actors.worker import Worker, WorkerMemory, WorkerTools
from .. import AutoShutdown, Backoff, Policy, supervisor_child
from . import names
from .services import Services

# Beyond the patience with the command itself: reaping, and the last of its output.
STOP_MARGIN = 12.0


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
        shutdown=stop_patience(services),
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
        agents=services.settings.agents,
        overdue=services.shutdown.overdue,
    )


def stop_patience(services: Services) -> float:
    """Return how long a task's worker may take to end; seconds."""
    worker = services.settings.worker
    return worker.interrupt_patience_sec + worker.terminate_patience_sec + STOP_MARGIN
