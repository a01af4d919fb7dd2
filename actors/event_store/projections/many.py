"""The states of all tasks, folded from the rows of a store."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..ids import SYSTEM_TASK
from .fold import TaskStateFold


@dataclass(frozen=True, slots=True)
class FoldedTasks:
    """A fold for each task that the log knows, in the order in which they were first mentioned.

    The folds are the receiver's own, to go on with.  last_sequence: the newest event's number.
    """

    folds: dict[str, TaskStateFold]
    last_sequence: int


def fold_rows(rows: Iterable[tuple[Any, ...]]) -> FoldedTasks:
    """Fold all events of a log, in order, as rows that `restore` takes.

    The server's own events, which belong to no task, are left out.
    """
    folds: dict[str, TaskStateFold] = {}
    last = 0
    for row in rows:
        task_id, last = row[1], row[4]
        fold = folds.get(task_id)
        if fold is None:
            if task_id == SYSTEM_TASK:
                continue
            fold = folds[task_id] = TaskStateFold()
        fold.apply_row(row)
    return FoldedTasks(folds, last)
