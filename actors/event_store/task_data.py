"""What the data of a task's events holds; `NotRequired` keys may be absent."""

from typing import Any, NotRequired, TypedDict


class TaskCreated(TypedDict):
    """The request as the transport took it."""

    request: dict[str, Any]


class TaskQueued(TypedDict):
    """The task waits; what has a higher priority goes first."""

    priority: int


class TaskComplete(TypedDict):
    """The end as the task's own: exit code, seconds, and the verdict on the result."""

    exit_code: NotRequired[int | None]
    elapsed_sec: NotRequired[float]
    verdict: NotRequired[str]


class TaskFailed(TypedDict):
    """Why the task failed; the rest where it is known."""

    reason: str
    exit_code: NotRequired[int | None]
    signal: NotRequired[int | None]
    last_lines: NotRequired[list[str]]
    verdict: NotRequired[str]


class TaskEnded(TypedDict):
    """Why the task was cancelled or interrupted."""

    reason: str
