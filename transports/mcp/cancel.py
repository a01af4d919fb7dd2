"""The tool that ends a task."""

from ...actors.event_store import sanitise_task_id
from ...actors.orchestrator import CancelTask
from ...supervisors.application import Services
from .answers import CancelledAnswer
from .arguments import Reason, TaskId


class CancelTool:
    """Ends tasks."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def cancel_task(
        self, task_id: TaskId, reason: Reason = "cancelled over MCP"
    ) -> CancelledAnswer:
        """End a task and all its processes; fine for one that has ended already.

        Returns when the wish is recorded: the end itself may take some seconds.
        """
        order = CancelTask(sanitise_task_id(task_id), reason)
        answer = await self._services.orchestrator.ask(order)
        return CancelledAnswer(
            task_id=answer.task_id,
            status=str(answer.status),
            cancelled=answer.cancelled,
            next_steps=_next(answer.cancelled),
        )


def _next(cancelled: bool) -> tuple[str, ...]:
    if cancelled:
        return ("get_task_status(task_id) says `cancelled` when its processes are gone.",)
    return ("Nothing to do: the task had ended before. get_task_status(task_id) tells how.",)
