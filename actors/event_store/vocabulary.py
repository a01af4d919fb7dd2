"""What the data of each type of event holds.

The bytes that a worker's programs print are in the task's execution log; WORKER_OUTPUT refers to
a stretch of it. Types without an entry here hold what their writer needs, nothing is required.
"""

from collections.abc import Mapping
from typing import Any

from .agent_data import (
    AgentCost,
    AgentPermissionWait,
    AgentResult,
    AgentSession,
    AgentText,
    AgentToolResult,
    AgentToolUse,
    AgentVerdict,
    WorkspaceChanged,
)
from .limit_data import (
    Backpressure,
    LimitAsked,
    LimitPaused,
    LimitResumed,
    RateLimited,
    Recovered,
    TaskHeld,
    Throttled,
)
from .task_data import TaskComplete, TaskCreated, TaskEnded, TaskFailed, TaskQueued
from .taxonomy import EventType
from .worker_data import (
    WorkerEnded,
    WorkerExited,
    WorkerHeartbeat,
    WorkerOutput,
    WorkerProgress,
    WorkerStarted,
)

DATA_OF: Mapping[EventType, Any] = {
    EventType.TASK_CREATED: TaskCreated,
    EventType.TASK_QUEUED: TaskQueued,
    EventType.WORKER_STARTED: WorkerStarted,
    EventType.WORKER_OUTPUT: WorkerOutput,
    EventType.WORKER_PROGRESS: WorkerProgress,
    EventType.WORKER_HEARTBEAT: WorkerHeartbeat,
    EventType.WORKER_EXITED: WorkerExited,
    EventType.WORKER_CRASHED: WorkerEnded,
    EventType.WORKER_RESTARTED: WorkerEnded,
    EventType.AGENT_SESSION: AgentSession,
    EventType.AGENT_TEXT: AgentText,
    EventType.AGENT_TOOL_USE: AgentToolUse,
    EventType.AGENT_TOOL_RESULT: AgentToolResult,
    EventType.AGENT_COST: AgentCost,
    EventType.AGENT_PERMISSION_WAIT: AgentPermissionWait,
    EventType.AGENT_RESULT: AgentResult,
    EventType.AGENT_VERDICT: AgentVerdict,
    EventType.WORKSPACE_CHANGED: WorkspaceChanged,
    EventType.TASK_COMPLETE: TaskComplete,
    EventType.TASK_FAILED: TaskFailed,
    EventType.TASK_CANCELLED: TaskEnded,
    EventType.TASK_INTERRUPTED: TaskEnded,
    EventType.TASK_HELD: TaskHeld,
    EventType.RATE_LIMITED: RateLimited,
    EventType.THROTTLED: Throttled,
    EventType.RECOVERED: Recovered,
    EventType.LIMIT_PAUSED: LimitPaused,
    EventType.LIMIT_ASKED: LimitAsked,
    EventType.LIMIT_RESUMED: LimitResumed,
    EventType.BACKPRESSURE: Backpressure,
}
REQUIRED_KEYS: Mapping[str, frozenset[str]] = {
    name: frozenset(shape.__required_keys__) for name, shape in DATA_OF.items()
}
