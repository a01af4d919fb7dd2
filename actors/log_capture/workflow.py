"""The workflow logs: what happened to each task, in lines, derived from the events (LG1)."""

from pathlib import Path

import msgspec
import trio

from ..broadcaster import EventFeed, TopicPattern
from ..event_store import BULKY, SYSTEM_TASK, Event, EventLog
from ..kernel import ActorDied, Address, AskTimeout, TrioActor
from .messages import LogWriteFailed, WriteLine
from .paths import newest_workflow_log

_PAUSE = 1.0
_TAIL = 64 * 1024


class WorkflowLog(TrioActor):
    """Follows the events and has a line written for each, in the log of its task.

    A line begins with the event's sequence number: that is where the next life of this actor, or
    of the server, goes on.
    """

    background = True

    def __init__(self, log: EventLog, broadcaster: Address, logs: Address, directory: Path) -> None:
        super().__init__()
        self._log, self._broadcaster, self._logs = log, broadcaster, logs
        self._directory = directory

    async def on_start(self) -> None:
        """Find where to go on, and follow."""
        cursor = await trio.to_thread.run_sync(last_logged, self._directory)
        if cursor is None:
            cursor = await self._log.last_sequence()
        self.start_soon(self._follow, cursor)

    async def _follow(self, cursor: int) -> None:
        pattern = TopicPattern(exclude_types=BULKY)
        async with EventFeed(self._log, self._broadcaster, pattern, after=cursor) as feed:
            while True:
                for event in await feed.receive():
                    if event.task_id != SYSTEM_TASK:
                        await self._write(event)

    async def _write(self, event: Event) -> None:
        while True:
            try:
                return await self._logs.ask(WriteLine(line_of(event), event.task_id))
            except (LogWriteFailed, ActorDied, AskTimeout):
                await trio.sleep(_PAUSE)


def line_of(event: Event) -> str:
    """Return an event as a line: sequence number, instant, type, data."""
    data = msgspec.json.encode(event.data).decode()
    return f"{event.sequence_number:08d} {event.timestamp} {event.event_type} {data}"


def last_logged(directory: Path) -> int | None:
    """Return the sequence number of the newest line in any workflow log, if there is one."""
    path = newest_workflow_log(directory)
    if path is None:
        return None
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        lines = file.read().splitlines()
    numbers = [line.split(b" ", 1)[0] for line in lines]
    return max((int(number) for number in numbers if number.isdigit()), default=None)
