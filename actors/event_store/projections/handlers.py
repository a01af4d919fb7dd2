"""What each type of event does to the state of its task."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ..taxonomy import EventType
from . import agent_handlers as agent
from . import code_handlers as code
from . import task_handlers as task
from . import worker_handlers as worker
from .notes import Foldable, Notes
from .state import TaskRecord

Handler = Callable[[TaskRecord, Foldable, Notes], None]

HANDLERS: Mapping[str, Handler] = MappingProxyType(
    {
        EventType.TASK_CREATED: task.created,
        EventType.TASK_QUEUED: task.queued,
        EventType.TASK_HELD: task.held,
        EventType.TASK_STARTED: task.started,
        EventType.TASK_CANCEL_REQUESTED: task.cancel_requested,
        EventType.TASK_INTERRUPTED: task.interrupted,
        EventType.TASK_COMPLETE: task.complete,
        EventType.TASK_FAILED: task.failed,
        EventType.TASK_CANCELLED: task.cancelled,
        EventType.USER_INTERVENTION: task.intervention,
        EventType.PLANNING_COMPLETE: code.noted,
        EventType.MODULE_STARTED: code.module_started,
        EventType.MODULE_ITERATION: code.module_started,
        EventType.MODULE_COMPLETE: code.module_complete,
        EventType.CODE_GENERATED: code.generated,
        EventType.CORRECTION_STARTED: code.correction_started,
        EventType.CORRECTION_COMPLETED: code.correction_completed,
        EventType.BUG_REPORT_RECEIVED: code.bug_report,
        EventType.TEST_STARTED: code.report,
        EventType.TEST_PASSED: code.test_passed,
        EventType.TEST_FAILED: code.test_failed,
        EventType.DEAD_CODE_ANALYSIS: code.report,
        EventType.QUALITY_CHECKED: code.report,
        EventType.WORKER_STARTED: worker.started,
        EventType.WORKER_OUTPUT: worker.output,
        EventType.WORKER_PROGRESS: worker.progress,
        EventType.WORKER_HEARTBEAT: worker.counted,
        EventType.WORKER_STUCK: worker.hindered,
        EventType.WORKER_EXITED: worker.exited,
        EventType.WORKER_CRASHED: worker.crashed,
        EventType.WORKER_RESTARTED: worker.restarted,
        EventType.AGENT_SESSION: agent.session,
        EventType.AGENT_TEXT: agent.said,
        EventType.AGENT_TOOL_USE: agent.tool_used,
        EventType.AGENT_TOOL_RESULT: agent.said,
        EventType.AGENT_COST: agent.cost,
        EventType.AGENT_PERMISSION_WAIT: agent.permission_wait,
        EventType.AGENT_RESULT: agent.result,
        EventType.AGENT_VERDICT: agent.verdict,
        EventType.WORKSPACE_CHANGED: agent.workspace_changed,
        EventType.RATE_LIMITED: worker.hindered,
        EventType.THROTTLED: worker.hindered,
        EventType.BACKPRESSURE: task.server_event,
        EventType.RECOVERED: worker.recovered,
        EventType.LIMIT_PAUSED: task.server_event,
        EventType.LIMIT_ASKED: task.server_event,
        EventType.LIMIT_RESUMED: task.server_event,
        EventType.SERVER_STARTED: task.server_event,
        EventType.SERVER_STOPPED: task.server_event,
        EventType.RETENTION_APPLIED: task.server_event,
    }
)
