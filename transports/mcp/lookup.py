"""Where a task stands, as of now."""

from ...actors.event_store import TaskState, TaskStatus
from ...actors.kernel import NotFound
from ...actors.task_index import GetTask
from ...supervisors.application import Services

# After these nothing is expected any more. What was interrupted may be taken up again.
_FINAL = {TaskStatus.COMPLETE, TaskStatus.FAILED, TaskStatus.CANCELLED}


# The index follows the log at a small distance. Of a task that is over, what it knows is enough;
# of any other, what was stored before this question has to be in the answer.
async def task_state(services: Services, task_id: str) -> TaskState:
    """Return a task's state, or refuse with `NotFound`."""
    try:
        state = await services.index.ask(GetTask(task_id))
    except NotFound:
        state = None
    if state is not None and state.status in _FINAL:
        return state
    stored = await services.log.last_sequence()
    return await services.index.ask(GetTask(task_id, stored))


def status_of(state: TaskState) -> str:
    """Return a task's status in a word."""
    return str(state.status or "unknown")


def has_ended(state: TaskState) -> bool:
    """Tell whether a task's story is over."""
    return state.status is not None and state.status.ended
