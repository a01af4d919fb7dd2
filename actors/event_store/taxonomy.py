"""The one taxonomy of events: every type that the system writes, and the sets they fall into."""

from enum import StrEnum


class EventType(StrEnum):
    """The types of events; a stored event of another type is read as its plain string."""

    # The 18 workflow types: what a task goes through.
    TASK_CREATED = "TASK_CREATED"
    TASK_STARTED = "TASK_STARTED"
    PLANNING_COMPLETE = "PLANNING_COMPLETE"
    MODULE_STARTED = "MODULE_STARTED"
    MODULE_ITERATION = "MODULE_ITERATION"
    MODULE_COMPLETE = "MODULE_COMPLETE"
    CODE_GENERATED = "CODE_GENERATED"
    CORRECTION_STARTED = "CORRECTION_STARTED"
    CORRECTION_COMPLETED = "CORRECTION_COMPLETED"
    BUG_REPORT_RECEIVED = "BUG_REPORT_RECEIVED"
    TEST_STARTED = "TEST_STARTED"
    TEST_PASSED = "TEST_PASSED"
    TEST_FAILED = "TEST_FAILED"
    USER_INTERVENTION = "USER_INTERVENTION"
    DEAD_CODE_ANALYSIS = "DEAD_CODE_ANALYSIS"
    TASK_COMPLETE = "TASK_COMPLETE"
    TASK_FAILED = "TASK_FAILED"
    TASK_CANCELLED = "TASK_CANCELLED"
    # Operational types: how the system fares while it serves the task.
    TASK_QUEUED = "TASK_QUEUED"
    TASK_CANCEL_REQUESTED = "TASK_CANCEL_REQUESTED"
    TASK_INTERRUPTED = "TASK_INTERRUPTED"  # the server died while the task ran
    TASK_HELD = "TASK_HELD"  # it stays queued, since what it needs is limited now
    WORKER_STARTED = "WORKER_STARTED"
    WORKER_OUTPUT = "WORKER_OUTPUT"
    WORKER_PROGRESS = "WORKER_PROGRESS"
    WORKER_HEARTBEAT = "WORKER_HEARTBEAT"
    WORKER_STUCK = "WORKER_STUCK"
    WORKER_EXITED = "WORKER_EXITED"
    WORKER_RESTARTED = "WORKER_RESTARTED"
    WORKER_CRASHED = "WORKER_CRASHED"
    AGENT_SESSION = "AGENT_SESSION"
    AGENT_TEXT = "AGENT_TEXT"
    AGENT_TOOL_USE = "AGENT_TOOL_USE"
    AGENT_TOOL_RESULT = "AGENT_TOOL_RESULT"
    AGENT_COST = "AGENT_COST"
    AGENT_PERMISSION_WAIT = "AGENT_PERMISSION_WAIT"
    AGENT_RESULT = "AGENT_RESULT"  # the agent's own last word
    AGENT_VERDICT = "AGENT_VERDICT"  # what that is worth, by all evidence
    WORKSPACE_CHANGED = "WORKSPACE_CHANGED"
    QUALITY_CHECKED = "QUALITY_CHECKED"
    RATE_LIMITED = "RATE_LIMITED"
    THROTTLED = "THROTTLED"
    RECOVERED = "RECOVERED"
    LIMIT_PAUSED = "LIMIT_PAUSED"  # nothing that would hit this limit is started
    LIMIT_ASKED = "LIMIT_ASKED"  # its pause is over: a person has to say go on
    LIMIT_RESUMED = "LIMIT_RESUMED"
    BACKPRESSURE = "BACKPRESSURE"
    SERVER_STARTED = "SERVER_STARTED"
    SERVER_STOPPED = "SERVER_STOPPED"
    RETENTION_APPLIED = "RETENTION_APPLIED"  # bulky events were removed, their numbers stay used


_FIRST_OPERATIONAL = list(EventType).index(EventType.TASK_QUEUED)

WORKFLOW = frozenset(list(EventType)[:_FIRST_OPERATIONAL])
OPERATIONAL = frozenset(EventType) - WORKFLOW
# After one of these a task's story is over.
TERMINAL = frozenset({EventType.TASK_COMPLETE, EventType.TASK_FAILED, EventType.TASK_CANCELLED})
# Many of these come for each task; a list of what happened leaves them out by default.
BULKY = frozenset({EventType.WORKER_OUTPUT, EventType.WORKER_HEARTBEAT})
