"""States derived from the log: never stored, only folded from events."""

from .fold import TaskStateFold
from .handlers import HANDLERS
from .rebuild import rebuild_state
from .state import Anomaly, TaskState, TaskStatus

__all__ = [
    "HANDLERS",
    "Anomaly",
    "TaskState",
    "TaskStateFold",
    "TaskStatus",
    "rebuild_state",
]
