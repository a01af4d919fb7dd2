"""Events as lines of their tasks' workflow logs, each written exactly once."""

import math
from pathlib import Path

import msgspec
import trio

from ..event_store import Event
from ..kernel import ActorDied, Address
from .messages import LogWriteFailed, WriteLine
from .paths import workflow_log
from .resuming import last_number

_PAUSE = 1.0


class WorkflowLines:
    """Has the log writer `logs`, whose files are in `directory`, write them."""

    def __init__(self, logs: Address, directory: Path) -> None:
        self._logs, self._directory = logs, directory

    # One line at a time, each until it is there: the last line is then where to go on. A writer
    # that dies may have written the line or not; only the file tells. There is no time limit,
    # since a line that is given up may yet be written.
    async def write(self, event: Event) -> None:
        """Write the event's line, for as long as it takes."""
        line = WriteLine(line_of(event), event.task_id)
        while True:
            try:
                return await self._logs.ask(line, timeout=math.inf)
            except LogWriteFailed:
                await trio.sleep(_PAUSE)
            except ActorDied:
                if await self._is_written(event):
                    return

    async def _is_written(self, event: Event) -> bool:
        path = workflow_log(self._directory, event.task_id)
        last = await trio.to_thread.run_sync(last_number, path)
        return last is not None and last >= event.sequence_number


def line_of(event: Event) -> str:
    """Return an event as a line: sequence number, instant, type, data."""
    data = msgspec.json.encode(event.data).decode()
    return f"{event.sequence_number:08d} {event.timestamp} {event.event_type} {data}"
