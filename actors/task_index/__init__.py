"""The state of every task, kept up to date from the log, for lists and counts."""

from .index import TaskIndex
from .messages import MAX_PAGE, CountTasks, GetTask, ListTasks, TaskCounts, TaskPage

__all__ = [
    "MAX_PAGE",
    "CountTasks",
    "GetTask",
    "ListTasks",
    "TaskCounts",
    "TaskIndex",
    "TaskPage",
]
