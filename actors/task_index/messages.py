"""What the task index is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..event_store import TaskState, TaskStatus
from ..kernel import Ask, Invalid

MAX_PAGE = 500


@dataclass(frozen=True, slots=True)
class GetTask(Ask[TaskState]):
    """The state of one task; `NotFound` when there is none.

    at_least: answer when the index has seen this sequence number; 0: as soon as it has seen all
    that was stored when it started.
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
    """Tasks of these statuses (none: all), older than the task `before`, newest first.

    limit: at most so many, 1 to `MAX_PAGE`.
    """

    statuses: frozenset[TaskStatus] = frozenset()
    before: str | None = None
    limit: int = 50
    at_least: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MAX_PAGE:
            raise Invalid(f"limit: must be 1 to {MAX_PAGE}, not {self.limit}")


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """How many tasks have each status that any has, as of a sequence number."""

    by_status: Mapping[str, int]
    sequence_number: int


@dataclass(frozen=True, slots=True)
class CountTasks(Ask[TaskCounts]):
    """Ask for the number of tasks by status."""

    at_least: int = 0
