"""The tool that follows a task."""

import trio
from mcp.server.mcpserver import Context

from ...actors.broadcaster import TopicPattern
from ...actors.event_store import Event, TaskState, sanitise_task_id
from ...actors.kernel import Invalid
from ...supervisors.application import Services
from .arguments import After, TaskId, WaitSeconds
from .closing import Closing
from .lookup import has_ended, status_of, task_state
from .output import OutputReader
from .progress_answer import ProgressAnswer
from .pulse import Pulse
from .report import Report

_PAGE = 64
_PATIENCE = 10.0  # with the store, for what is there already


class ProgressTool:
    """Follows tasks: each call is a view of one for some seconds, never its life line (MC5)."""

    def __init__(self, services: Services, closing: Closing) -> None:
        self._services, self._closing = services, closing
        self._output = OutputReader(services)

    async def stream_task_progress(
        self, context: Context, task_id: TaskId, after: After = 0, wait_seconds: WaitSeconds = 20.0
    ) -> ProgressAnswer:
        """Wait for what a task prints and does after a cursor, with progress notifications.

        Returns when the task ends, the answer is full, or the wait is over. The task goes on
        whether or not anybody calls; call again with the returned cursor until `ended` is true.
        """
        task, pulse = sanitise_task_id(task_id), Pulse(context, wait_seconds, after)
        state = await task_state(self._services, task)
        if after > state.sequence_number:
            newest = f"the task's newest event is {state.sequence_number}, after=0 is its beginning"
            raise Invalid(f"after: {after} lies ahead ({newest})")
        report = Report(after, self._output.read)
        await self._gather(report, state, pulse, 0 if has_ended(state) else wait_seconds)
        return _answer(report, await task_state(self._services, task), pulse)

    # What is stored is told in any case, also without any wait. A report that is cut off here is
    # whole up to its cursor.
    async def _gather(self, report: Report, state: TaskState, pulse: Pulse, wait: float) -> None:
        began = trio.current_time()
        stored, live = began + max(wait, _PATIENCE), began + wait
        pattern = TopicPattern(task_id=state.task_id)
        with self._closing.bounded(stored):
            async with self._services.feed(pattern, after=report.cursor) as feed:
                while not report.is_done:
                    until = stored if report.cursor < state.sequence_number else live
                    if trio.current_time() >= until:
                        return
                    batch: tuple[Event, ...] = ()
                    with trio.move_on_at(min(until, pulse.due(report))):
                        batch = await feed.receive(_PAGE)
                    await report.take(batch)
                    await pulse.beat(report)


def _answer(report: Report, state: TaskState, pulse: Pulse) -> ProgressAnswer:
    ended = report.ended or (has_ended(state) and report.cursor >= state.sequence_number)
    return ProgressAnswer(
        task_id=state.task_id or "",
        status=status_of(state),
        ended=ended,
        output=report.output,
        events=report.events,
        cursor=report.cursor,
        more=report.is_full and not ended,
        waited_sec=pulse.waited,
        next_steps=_next(report.cursor, ended),
    )


def _next(cursor: int, ended: bool) -> tuple[str, ...]:
    if ended:
        return ("The task has ended: get_task_status(task_id) has its exit code and reason.",)
    return (f"Call stream_task_progress(task_id, after={cursor}) for what comes next.",)
