"""What passes between the orchestrator and a worker."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .request import TaskRequest


def task_name(task_id: str) -> str:
    """Return the name of the supervisor that carries a task."""
    return f"task/{task_id}"


def worker_name(task_id: str) -> str:
    """Return the name of a task's worker."""
    return f"worker/{task_id}"


@dataclass(frozen=True, slots=True)
class TaskOrder:
    """What a worker is to do, and what its events carry."""

    task_id: str
    request: TaskRequest
    correlation_id: str | None
    causation_id: str | None
    clock: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class WorkerReport:
    """A worker has done what it could: how it ended (data of the task's last event)."""

    task_id: str
    succeeded: bool
    result: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WorkerCrashed:
    """A worker's incarnation ended with an error; whether it is restarted is seen elsewhere."""

    task_id: str
    generation: int
    reason: str
    result: Mapping[str, Any]
