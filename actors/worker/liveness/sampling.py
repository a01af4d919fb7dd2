"""CPU and I/O of processes, from /proc."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import psutil
import trio

# A process id comes again; with its start it is one process.
Key = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one process has used: CPU in seconds, bytes read and written, pipes included."""

    cpu_seconds: float
    io_bytes: int


async def sample_io(pids: Collection[int]) -> dict[Key, Reading]:
    """Read the counters of processes, by id and start; those that are gone are left out."""
    return await trio.to_thread.run_sync(_read_all, tuple(pids))


class WorkMeter:
    """Sums up over processes that come and go: the sum never falls when one ends."""

    def __init__(self) -> None:
        self._last: Mapping[Key, Reading] = {}
        self._cpu, self._moved = 0.0, 0

    def add(self, readings: Mapping[Key, Reading]) -> Reading:
        """Take the newest readings in; return the total since the start."""
        for key, now in readings.items():
            before = self._last.get(key, Reading(0.0, 0))
            self._cpu += max(now.cpu_seconds - before.cpu_seconds, 0.0)
            self._moved += max(now.io_bytes - before.io_bytes, 0)
        self._last = dict(readings)
        return Reading(self._cpu, self._moved)


def _read_all(pids: Collection[int]) -> dict[Key, Reading]:
    found = dict[Key, Reading]()
    for pid in pids:
        try:
            process = psutil.Process(pid)
            found[pid, process.create_time()] = _read(process)
        except psutil.Error:
            continue
    return found


def _read(process: psutil.Process) -> Reading:
    with process.oneshot():
        times = process.cpu_times()
        return Reading(times.user + times.system, _io(process))


# `read_chars` and `write_chars` count all that passes through read() and write(); `read_bytes` and
# `write_bytes` only what reaches a disk. Another user's process tells neither.
def _io(process: psutil.Process) -> int:
    try:
        counters = process.io_counters()
    except psutil.AccessDenied:
        return 0
    return counters.read_chars + counters.write_chars
