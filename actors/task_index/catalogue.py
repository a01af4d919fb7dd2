"""The states of all tasks, oldest first."""

from collections import Counter
from collections.abc import Iterable

from ..event_store import SYSTEM_TASK, Event, TaskState, TaskStateFold
from ..kernel import NotFound
from .messages import MAX_PAGE, ListTasks, TaskPage


class Catalogue:
    """A fold for each task, in the order in which the tasks were created."""

    def __init__(self) -> None:
        self._folds: dict[str, TaskStateFold] = {}

    def fold(self, events: Iterable[Event]) -> None:
        """Take further events, in sequence order."""
        for event in events:
            if event.task_id != SYSTEM_TASK:
                self._folds.setdefault(event.task_id, TaskStateFold()).apply(event)

    def task(self, task_id: str) -> TaskState:
        """Return the state of one task, or refuse with `NotFound`."""
        if (fold := self._folds.get(task_id)) is None:
            raise NotFound(f"there is no task {task_id!r}")
        return fold.state()

    def counts(self) -> dict[str, int]:
        """Return how many tasks have each status."""
        return dict(Counter(str(fold.status) for fold in self._folds.values()))

    def page(self, wanted: ListTasks) -> TaskPage:
        """Return the tasks that are wanted, newest first."""
        matching = [
            task_id
            for task_id, fold in reversed(self._folds.items())
            if not wanted.statuses or fold.status in wanted.statuses
        ]
        begin = self._place_after(wanted.before, matching)
        end = begin + min(wanted.limit, MAX_PAGE)
        ids = matching[begin:end]
        more = ids[-1] if ids and end < len(matching) else None
        return TaskPage(tuple(self._folds[each].state() for each in ids), more, len(matching))

    # A task that has changed its status since the page before is no longer among those that
    # match; its place in the order of creation still is.
    def _place_after(self, before: str | None, matching: list[str]) -> int:
        if before is None:
            return 0
        if before not in self._folds:
            raise NotFound(f"before: there is no task {before!r} to continue after")
        order = {task_id: n for n, task_id in enumerate(self._folds)}
        return sum(order[task_id] >= order[before] for task_id in matching)
