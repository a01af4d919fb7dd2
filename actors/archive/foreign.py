"""Tasks that were open when another server exported them."""

from collections.abc import Iterable

from ..event_store import EventLog, EventQuery, EventType, Journal, TaskStatus
from ..kernel import Address, NotFound
from ..task_index import GetTask

_OPEN = frozenset({TaskStatus.QUEUED, TaskStatus.RUNNING})
_REASON = "imported: it was open on another server, and does not run here"


# What the log says is queued or running is taken up at the next start. An archive is a record of
# what others ran: reading it must never run their commands.
async def interrupt_imported(log: EventLog, index: Address, tasks: Iterable[str]) -> list[str]:
    """Record that those of the imported tasks which are open do not run; return their ids."""
    seen, closed = await log.last_sequence(), list[str]()
    for task_id in sorted(tasks):
        try:
            state = await index.ask(GetTask(task_id, seen), timeout=60)
        except NotFound:  # the server's own events
            continue
        if state.status in _OPEN:
            first = (await log.read(EventQuery(task_id=task_id, limit=1))).events[0]
            journal = Journal(log, task_id, process="archive", causation_id=first.event_id)
            await journal.record(EventType.TASK_INTERRUPTED, {"reason": _REASON})
            closed.append(task_id)
    return closed
