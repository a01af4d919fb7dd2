"""The workflow logs: what happened to each task, in lines, derived from the events (LG1)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import trio

from ..broadcaster import EventFeed, TopicPattern
from ..event_store import BULKY, SYSTEM_TASK, Event, EventLog
from ..kernel import Address, TrioActor
from .resuming import last_logged
from .workflow_lines import WorkflowLines

_PATTERN = TopicPattern(exclude_types=BULKY)
_PAGE = 256


class WorkflowLog(TrioActor):
    """Follows the events and has a line written for each, in the log of its task, once.

    A line begins with the event's sequence number: that is where the next life of this actor, or
    of the server, goes on. Without any log, those of the last `max_age` seconds are written anew.
    `ending` is set when the server ends: all that has happened is written then before the end.
    """

    background = True

    def __init__(
        self,
        log: EventLog,
        broadcaster: Address,
        logs: Address,
        directory: Path,
        *,
        ending: trio.Event,
        max_age: float = 30 * 86400.0,
    ) -> None:
        super().__init__()
        self._log, self._broadcaster, self._logs = log, broadcaster, logs
        self._lines = WorkflowLines(logs, directory)
        self._directory, self._max_age = directory, timedelta(seconds=max_age)
        self._receiving, self._stopping, self._ending = trio.CancelScope(), False, ending

    async def on_start(self) -> None:
        """Find where to go on, and follow."""
        cursor = await trio.to_thread.run_sync(last_logged, self._directory)
        oldest = "" if cursor else _instant(datetime.now(UTC) - self._max_age)
        self.start_soon(self._follow, cursor or 0, oldest)

    # Without a writer nothing can be finished, and its restart must not wait for this actor.
    def stop(self) -> None:
        """End, but not in the middle of a line, and at the server's end not before the last one."""
        self._stopping = True
        self._receiving.cancel()
        if not self._logs.is_alive():
            super().stop()

    async def _follow(self, cursor: int, oldest: str) -> None:
        async with EventFeed(self._log, self._broadcaster, _PATTERN, after=cursor) as feed:
            while events := await self._next(feed):
                await self._write_all(events, oldest)
            if self._ending.is_set():
                await self._write_rest(feed.cursor, oldest)
        super().stop()

    async def _next(self, feed: EventFeed) -> tuple[Event, ...]:
        """Wait for the next events; none when this actor is to end."""
        with trio.CancelScope() as self._receiving:
            return () if self._stopping else await feed.receive()
        return ()

    async def _write_rest(self, cursor: int, oldest: str) -> None:
        async for event in self._log.iterate(_PATTERN.query(after=cursor, limit=_PAGE)):
            await self._write_all((event,), oldest)

    async def _write_all(self, events: tuple[Event, ...], oldest: str) -> None:
        for event in events:
            if event.task_id != SYSTEM_TASK and event.timestamp >= oldest:
                await self._lines.write(event)


def _instant(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
