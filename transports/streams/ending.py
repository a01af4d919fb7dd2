"""When the stream of one task is over."""

import trio

from ...actors.event_store import TERMINAL, EventQuery, EventType, TaskStatus
from ...actors.kernel import ActorDied, AskTimeout
from ...actors.task_index import GetTask
from ...supervisors.application import Services

# An interrupted task may be taken up again by a new request; until then nothing more comes.
ENDING: frozenset[str] = TERMINAL | {EventType.TASK_INTERRUPTED}

_RETRY = 0.1


async def task_status(services: Services, task_id: str) -> TaskStatus | None:
    """Return a task's status, with all in it that is stored now.

    Raises `NotFound` when there is no such task.
    """
    stored = await services.log.last_sequence()
    return (await services.index.ask(GetTask(task_id, at_least=stored))).status


async def ended_status(services: Services, task_id: str, cursor: int) -> TaskStatus | None:
    """Return a task's status if it has ended, and its end is not after the cursor.

    Waits for actors that are being restarted; a client that is not told of the end would wait
    for ever. Raises `NotFound` when there is no such task.
    """
    query = EventQuery(task_id=task_id, after=cursor, types=ENDING, limit=1)
    while True:
        try:
            status = await task_status(services, task_id)
            if status is None or not status.ended:
                return None
            return None if (await services.log.read(query)).events else status
        except (ActorDied, AskTimeout):
            await trio.sleep(_RETRY)
