"""Limits and questions in the output of any command (WK6)."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

import trio

from ...event_store import EventType
from ..dialects import DIALECTS, AgentEvent, Limit, PermissionWait, Recovered
from ..ledger import Ledger
from ..streaming import Flush, StreamName
from .limits import LimitOwner
from .recent import RecentLines
from .telling import tell


class LimitWatch:
    """Records what a plain command meets; its lines are no events of their own."""

    def __init__(self, ledger: Ledger, owner: LimitOwner, *, max_line_length: int) -> None:
        self._ledger, self._owner = ledger, owner
        self._parser = DIALECTS["plain"].parser()
        self._lines = defaultdict[StreamName, RecentLines](lambda: RecentLines(max_line_length))
        self._limited: tuple[Limit, datetime] | None = None

    async def see(self, flush: Flush, offset: int) -> None:
        """Look for limits in what was flushed."""
        await self._recover()
        for segment in flush.segments:
            for line in self._lines[segment.stream].feed(segment.data):
                text = line.text.decode("utf-8", "replace")
                for event in self._parser.feed(segment.stream, text):
                    await self._take(event)

    async def run(self) -> None:
        """Nothing is to be done between two flushes."""
        await trio.lowlevel.checkpoint()

    async def close(self) -> None:
        """Nothing that matters has no end of line."""
        await trio.lowlevel.checkpoint()

    async def _take(self, event: AgentEvent) -> None:
        if isinstance(event, Limit):
            self._limited = event, _over(event)
        told = self._owner.tell(event)
        if told is None and isinstance(event, PermissionWait):
            told = tell(event)
        if told is not None:
            await self._ledger.post(*told)

    # No plain text says that a limit is over. A program that goes on once it is past shows it.
    async def _recover(self) -> None:
        if self._limited is not None and datetime.now(UTC) > self._limited[1]:
            told = self._owner.tell(Recovered(self._limited[0].provider))
            self._limited = None
            await self._ledger.post(EventType.RECOVERED, told[1] if told else {})


def _over(limit: Limit) -> datetime:
    return limit.until or datetime.now(UTC) + timedelta(seconds=limit.wait_sec or 0.0)
