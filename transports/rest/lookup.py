"""The task that a URL names."""

from ...actors.event_store import TaskState, sanitise_task_id
from ...actors.task_index import GetTask
from ...supervisors.application import Services


async def find_task(services: Services, task_id: str) -> TaskState:
    """Return a task's state with everything in it that any client was told; or `NotFound`."""
    seen = await services.log.last_sequence()
    return await services.index.ask(GetTask(sanitise_task_id(task_id), at_least=seen))
