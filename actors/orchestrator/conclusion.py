"""How a task ended: from what its worker told, what its supervisor died of, what the log has."""

from collections.abc import Mapping
from typing import Any

from ..event_store import EventLog, EventType
from .active import ActiveTask
from .history import read_history
from .orders import WorkerCrashed, WorkerReport
from .request_fields import COMMAND_AGENT

_INTERRUPTED = "interrupted: the server ended while the task ran"
_SILENT = "the worker ended without a report"
_OF_EXIT = ("exit_code", "signal", "last_lines")


def verdict_of(task: ActiveTask, failure: str | None) -> tuple[EventType, dict[str, Any]]:
    """Return the type and the data of the task's last event."""
    news, told = task.news, _told(task) | {"elapsed_sec": round(task.elapsed, 6)}
    if task.cancel_reason is not None:
        return EventType.TASK_CANCELLED, told | {"reason": task.cancel_reason}
    if failure is None and isinstance(news, WorkerReport) and news.succeeded:
        return EventType.TASK_COMPLETE, told
    if failure is None and task.interrupted:
        return EventType.TASK_INTERRUPTED, told | {"reason": _INTERRUPTED}
    return EventType.TASK_FAILED, told | {"reason": failure or told.get("reason") or _SILENT}


# What a worker tells while there is no orchestrator to hear it is lost with the mailbox; how its
# command ended was recorded before.
async def report_in_log(log: EventLog, task: ActiveTask) -> WorkerReport | None:
    """Return what a worker that ended unheard would have reported; None when it did not end."""
    history = await read_history(log, task.task_id)
    for newest in await log.read_numbered((await log.last_sequence(task.task_id),)):
        task.journal.merge(newest.vector_clock)
    exited, judged = history.exited, history.judged
    if exited is None:
        return None
    done, known = exited.get("exit_code") == 0, _known(exited)
    if judged is not None:
        done = judged.get("succeeded") is True
        known |= {key: judged[key] for key in ("verdict", "reason") if judged.get(key)}
    elif task.request.agent != COMMAND_AGENT or task.request.check is not None:
        return None  # nobody has looked at what came of it
    return WorkerReport(task.task_id, done and task.request.restart.policy != "permanent", known)


def _known(exited: Mapping[str, Any]) -> dict[str, Any]:
    return {key: exited[key] for key in _OF_EXIT if exited.get(key) is not None}


def _told(task: ActiveTask) -> dict[str, Any]:
    if task.news is None:
        return {}
    told = dict(task.news.result)
    if isinstance(task.news, WorkerCrashed):
        told["reason"] = task.news.reason
    return told
