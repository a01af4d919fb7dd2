"""Progress in a task's output, as events (WK4)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict

import trio

from ...event_store import EventType
from ..ledger import Ledger
from ..progress import Progress, ProgressFilter, recognise
from ..streaming import Flush, Line, StreamName
from .recent import RecentLines

INTERVAL = 0.3  # seconds between two events: more is not seen, and would crowd out the rest


class ProgressWatch:
    """Records WORKER_PROGRESS, whoever prints it; few a second, the last one always."""

    def __init__(self, ledger: Ledger, *, max_line_length: int) -> None:
        self._ledger = ledger
        self._filter = ProgressFilter(INTERVAL)
        self._lines = defaultdict[StreamName, RecentLines](lambda: RecentLines(max_line_length))
        self._kept = trio.Event()

    async def see(self, flush: Flush, offset: int) -> None:
        """Look for progress in what was flushed."""
        for segment in flush.segments:
            await self._look(self._lines[segment.stream].feed(segment.data))
        if self._filter.due is not None:
            self._kept.set()

    async def run(self) -> None:
        """Record what came too soon after another, once its time has come."""
        while True:
            await self._kept.wait()
            self._kept = trio.Event()
            while (due := self._filter.due) is not None:
                await trio.sleep_until(due)
                await self._tell(self._filter.take(trio.current_time()))

    async def close(self) -> None:
        """Record the last."""
        for lines in self._lines.values():
            await self._look(lines.close())
        await self._tell(self._filter.flush(trio.current_time()))

    async def _look(self, lines: Iterable[Line]) -> None:
        for line in lines:
            if (progress := recognise(line)) is not None:
                await self._tell(self._filter.offer(progress, trio.current_time()))

    async def _tell(self, progress: Progress | None) -> None:
        if progress is not None:
            await self._ledger.post(EventType.WORKER_PROGRESS, asdict(progress))
