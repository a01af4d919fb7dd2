"""What the orchestrator is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..kernel import Ask, Conflict, Unavailable
from .request import TaskRequest


class QueueFull(Unavailable):
    """No room for another task now; `retry_after` (seconds) says when to try again."""


class TaskConflict(Conflict):
    """The task id is taken by a task with another request."""


@dataclass(frozen=True, slots=True)
class TaskAccepted:
    """The task is recorded and will run; `created` is False when it was there already."""

    task_id: str
    status: str
    created: bool


@dataclass(frozen=True, slots=True)
class SubmitTask(Ask[TaskAccepted]):
    """Take a task in. With `wait`, wait for room in the queue instead of a `QueueFull`."""

    request: TaskRequest
    wait: bool = False


@dataclass(frozen=True, slots=True)
class CancelAnswer:
    """What the cancel did: the task's status then, and whether the task ends as cancelled."""

    task_id: str
    status: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class CancelTask(Ask[CancelAnswer]):
    """End a task; fine for one that has ended. Answered at once: the end is an event."""

    task_id: str
    reason: str = "cancelled by the user"


@dataclass(frozen=True, slots=True)
class Drain(Ask[None]):
    """Refuse new tasks and cancel the running ones; answered when none is left (OR9)."""

    reason: str = "the server shuts down"


@dataclass(frozen=True, slots=True)
class OrchestratorStatistics:
    """The queue at one moment; ages in seconds. `waiting` submitters wait for room.

    `pressure`: `cleared`, `warning` or `critical`, as was told last.
    """

    queued: int
    running: int
    waiting: int
    queue_size: int
    max_concurrent: int
    by_priority: Mapping[int, int]
    oldest_queued_sec: float
    pressure: str
    submitted: int
    ended: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class GetOrchestratorStatistics(Ask[OrchestratorStatistics]):
    """Ask for the counts."""
