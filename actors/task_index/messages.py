"""What the task index is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..event_store import TaskState, TaskStatus
from ..kernel import Ask

MAX_PAGE = 500


@dataclass(frozen=True, slots=True)
class GetTask(Ask[TaskState]):
    """The state of one task; `NotFound` when there is none.

    `at_least`: answer when the index has seen this sequence number (0: as it is now).
    """

    task_id: str
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class TaskPage:
    """Some tasks, newest first; `next_before` continues, None at the end. `total` matched."""

    tasks: tuple[TaskState, ...]
    next_before: str | None
    total: int


@dataclass(frozen=True, slots=True)
class ListTasks(Ask[TaskPage]):
    """Tasks of these statuses (none: all), before the task `before`, newest first."""

    statuses: frozenset[TaskStatus] = frozenset()
    before: str | None = None
    limit: int = 50
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """How many tasks have each status, and the sequence number that this is as of."""

    by_status: Mapping[str, int]
    sequence_number: int


@dataclass(frozen=True, slots=True)
class CountTasks(Ask[TaskCounts]):
    """Ask for the number of tasks by status."""

    at_least: int = 0
