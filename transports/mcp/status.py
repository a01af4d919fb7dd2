"""The tool that tells where a task stands."""

from datetime import UTC, datetime

from mcp.server.mcpserver import Context

from ...actors.event_store import TaskState, sanitise_task_id
from ...supervisors.application import Services
from .arguments import TaskId
from .links import task_links
from .lookup import has_ended, status_of, task_state
from .status_answer import StatusAnswer
from .tail import last_lines


class StatusTool:
    """Tells where tasks stand."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def get_task_status(self, context: Context, task_id: TaskId) -> StatusAnswer:
        """Tell where a task stands: status, time, exit code, newest lines. Returns at once."""
        state = await task_state(self._services, sanitise_task_id(task_id))
        lines = await last_lines(self._services, state)
        name = state.task_id or task_id
        links = task_links(context, name, self._services.settings.server)
        return _answer(name, state, lines, links)


def _answer(
    task_id: str, state: TaskState, lines: tuple[str, ...], links: dict[str, str]
) -> StatusAnswer:
    same = {name: getattr(state, name) for name in _SAME}
    return StatusAnswer(
        task_id=task_id,
        status=status_of(state),
        ended=has_ended(state),
        elapsed_sec=_elapsed(state),
        cursor=state.sequence_number,
        last_lines=lines,
        command=tuple((state.request or {}).get("command", ())),
        links=links,
        next_steps=_next(state),
        **same,
    )


_SAME = (
    *("lines", "bytes", "exit_code", "signal", "reason", "cancel_requested", "priority"),
    *("incarnation", "progress", "hindrance", "created_at", "started_at", "ended_at"),
)


def _elapsed(state: TaskState) -> float:
    begun = state.started_at or state.created_at
    if begun is None:
        return 0.0
    until = datetime.fromisoformat(state.ended_at) if state.ended_at else datetime.now(UTC)
    return round(max(0.0, (until - datetime.fromisoformat(begun)).total_seconds()), 3)


def _next(state: TaskState) -> tuple[str, ...]:
    if has_ended(state):
        return ("The task has ended. stream_task_progress(task_id, after=0) tells all of it.",)
    wait = f"stream_task_progress(task_id, after={state.sequence_number}) waits for what is new"
    return (f"{wait}; after=0 begins with its first output.", "cancel_task(task_id) ends it.")
