"""The states of all tasks, in the order of their creation."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ..event_store import SYSTEM_TASK, Event, TaskState, TaskStateFold, TaskStatus
from ..kernel import NotFound
from .messages import ListTasks, TaskPage

UNKNOWN = "unknown"  # the status of a task of which no beginning is in the log


class Catalogue:
    """A fold for each task; a page costs what it holds, not what there is."""

    def __init__(self) -> None:
        self._folds: dict[str, TaskStateFold] = {}
        self._ids: list[str] = []  # oldest first
        self._places: dict[str, int] = {}
        self._counts: Counter[TaskStatus | None] = Counter()

    def adopt(self, folds: dict[str, TaskStateFold]) -> None:
        """Begin with tasks whose events were folded elsewhere."""
        for task_id, fold in folds.items():
            self._add(task_id, fold)
            self._counts[fold.status] += 1

    def fold(self, events: Iterable[Event]) -> None:
        """Take further events, in sequence order."""
        for event in events:
            if event.task_id != SYSTEM_TASK:
                self._fold_one(event)

    def task(self, task_id: str) -> TaskState:
        """Return the state of one task, or refuse with `NotFound`."""
        if (fold := self._folds.get(task_id)) is None:
            raise NotFound(f"there is no task {task_id!r}")
        return fold.state()

    def counts(self) -> dict[str, int]:
        """Return how many tasks have each status that any has."""
        return {str(status or UNKNOWN): n for status, n in self._counts.items() if n}

    def page(self, wanted: ListTasks) -> TaskPage:
        """Return the tasks that are wanted, newest first."""
        matching = self._matching(wanted, self._end_of(wanted.before))
        ids = [task_id for _, task_id in zip(range(wanted.limit), matching, strict=False)]
        more = ids[-1] if next(matching, None) is not None else None
        return TaskPage(tuple(map(self.task, ids)), more, self._total(wanted.statuses))

    def _fold_one(self, event: Event) -> None:
        if (fold := self._folds.get(event.task_id)) is None:
            fold = self._add(event.task_id, TaskStateFold())
            self._counts[None] += 1
        before = fold.status
        fold.apply(event)
        if fold.status is not before:
            self._counts[before] -= 1
            self._counts[fold.status] += 1

    def _add(self, task_id: str, fold: TaskStateFold) -> TaskStateFold:
        self._folds[task_id] = fold
        self._places[task_id] = len(self._ids)
        self._ids.append(task_id)
        return fold

    # By its place among all tasks: the task itself may have changed its status since the page
    # that ended with it, and no longer be among those that match.
    def _end_of(self, before: str | None) -> int:
        if before is None:
            return len(self._ids)
        if (place := self._places.get(before)) is None:
            raise NotFound(f"before: there is no task {before!r} to continue after")
        return place

    def _matching(self, wanted: ListTasks, end: int) -> Iterator[str]:
        for place in range(end - 1, -1, -1):
            task_id = self._ids[place]
            if not wanted.statuses or self._folds[task_id].status in wanted.statuses:
                yield task_id

    def _total(self, statuses: frozenset[TaskStatus]) -> int:
        if not statuses:
            return len(self._ids)
        return sum(self._counts[status] for status in statuses)
