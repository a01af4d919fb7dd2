"""What a command and all its descendants use."""

from dataclasses import dataclass
from time import monotonic

import psutil
import trio


@dataclass(frozen=True, slots=True)
class TreeUsage:
    """CPU in percent of one core since the last look, resident memory in bytes, processes."""

    cpu_percent: float
    rss_bytes: int
    processes: int


class TreeMeter:
    """Measures everything below one process."""

    def __init__(self, ancestor: int) -> None:
        self._ancestor = ancestor
        self._looked_at = monotonic()
        self._seconds: dict[tuple[int, float], float] = {}
        self._measuring = trio.Lock()

    async def measure(self) -> TreeUsage:
        """Look at the tree now; all zero once it is gone."""
        async with self._measuring:
            return await trio.to_thread.run_sync(self._look)

    def _look(self) -> TreeUsage:
        rss, seconds = 0, dict[tuple[int, float], float]()
        for process in self._descendants():
            try:
                with process.oneshot():
                    rss += process.memory_info().rss
                    times = process.cpu_times()
            except psutil.Error:
                continue
            seconds[process.pid, process.create_time()] = times.user + times.system
        return TreeUsage(self._percent(seconds), rss, len(seconds))

    def _descendants(self) -> list[psutil.Process]:
        try:
            return psutil.Process(self._ancestor).children(recursive=True)
        except psutil.Error:
            return []

    def _percent(self, seconds: dict[tuple[int, float], float]) -> float:
        """A process that is new since the last look counts from its start."""
        before, self._seconds = self._seconds, seconds
        then, self._looked_at = self._looked_at, monotonic()
        used = sum(now - before.get(key, 0.0) for key, now in seconds.items())
        elapsed = self._looked_at - then
        return 100.0 * max(used, 0.0) / elapsed if elapsed > 0 else 0.0
