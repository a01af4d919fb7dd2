"""Queue, priority, back-pressure and the life cycle of tasks, in one actor.

Ask it `SubmitTask`, `CancelTask`, `Drain`; a worker gets a `TaskOrder` and tells it a
`WorkerReport` or a `WorkerCrashed`.
"""

from .desk import Desk, MakeWorker
from .messages import (
    CancelAnswer,
    CancelTask,
    Drain,
    GetOrchestratorStatistics,
    OrchestratorStatistics,
    QueueFull,
    SubmitTask,
    TaskAccepted,
    TaskConflict,
)
from .orchestrator import Orchestrator
from .orders import TaskOrder, WorkerCrashed, WorkerReport, task_name, worker_name
from .priority import Priority, parse_priority, priority_of_event
from .queue import TaskQueue
from .request import TaskRequest
from .request_fields import COMMAND_AGENT, RestartPolicy

__all__ = [
    "CancelAnswer",
    "COMMAND_AGENT",
    "CancelTask",
    "Desk",
    "Drain",
    "GetOrchestratorStatistics",
    "MakeWorker",
    "Orchestrator",
    "OrchestratorStatistics",
    "Priority",
    "QueueFull",
    "RestartPolicy",
    "SubmitTask",
    "TaskAccepted",
    "TaskConflict",
    "TaskOrder",
    "TaskQueue",
    "TaskRequest",
    "WorkerCrashed",
    "WorkerReport",
    "parse_priority",
    "priority_of_event",
    "task_name",
    "worker_name",
]
