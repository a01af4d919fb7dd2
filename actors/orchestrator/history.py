"""What the log tells of a task that an earlier incarnation of the orchestrator held."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..event_store import EventLog, EventQuery, EventType, merge

_BEGINNINGS = frozenset({EventType.WORKER_STARTED, EventType.WORKER_RESTARTED})
_TELLING = _BEGINNINGS | {
    EventType.TASK_CREATED,
    EventType.TASK_QUEUED,
    EventType.TASK_STARTED,
    EventType.TASK_CANCEL_REQUESTED,
    EventType.WORKER_EXITED,
    EventType.AGENT_VERDICT,
}


@dataclass(slots=True)
class History:
    """`cause`: the task's first event. `exited`: how its command ended, if it does not run.

    `judged`: what came of that, by all evidence.
    """

    cause: str | None = None
    correlation_id: str = ""
    clock: Mapping[str, int] = field(default_factory=dict[str, int])
    cancel_reason: str | None = None
    exited: Mapping[str, Any] | None = None
    judged: Mapping[str, Any] | None = None


async def read_history(log: EventLog, task_id: str) -> History:
    """Read what is needed to go on with a task."""
    history = History()
    async for event in log.iterate(EventQuery(task_id=task_id, types=_TELLING)):
        if history.cause is None:
            history.cause, history.correlation_id = event.event_id, event.correlation_id or ""
        history.clock = merge(history.clock, event.vector_clock)
        if event.event_type == EventType.TASK_CANCEL_REQUESTED:
            history.cancel_reason = history.cancel_reason or str(event.data.get("reason"))
        elif event.event_type == EventType.WORKER_EXITED:
            history.exited = event.data
        elif event.event_type == EventType.AGENT_VERDICT:
            history.judged = event.data
        elif event.event_type in _BEGINNINGS:
            history.exited = history.judged = None
    return history
