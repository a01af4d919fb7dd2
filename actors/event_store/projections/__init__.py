"""States derived from the log: never stored, only folded from events."""

from .fold import TaskStateFold
from .handlers import HANDLERS
from .many import FoldedTasks, fold_rows
from .quick import QUICK
from .rebuild import rebuild_state
from .state import Anomaly, TaskState, TaskStatus

__all__ = [
    "HANDLERS",
    "QUICK",
    "Anomaly",
    "FoldedTasks",
    "TaskState",
    "TaskStateFold",
    "TaskStatus",
    "fold_rows",
    "rebuild_state",
]
