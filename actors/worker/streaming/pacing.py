"""How long to leave a stream alone between two reads.

A read as soon as there is anything costs a wake-up a line: 14 % of a core for 10,000 lines a
second. A pause of some milliseconds lets the lines gather and costs a tenth of that. But a pipe
holds 64 KiB: a fixed pause of 5 ms would hold a fast program at 13 MB/s. So the pause is the time
in which the pipe becomes half full at the rate seen, and none at a high rate.
"""

MAX_PAUSE = 0.005
MIN_PAUSE = 0.001  # the event loop's timer is no finer
HALF_A_PIPE = 32 * 1024
# A terminal gives at most so many bytes at a time: as many or more means that there is more.
FULL_READ = 4095
# How long a rate that was reached once is believed in, in seconds.
MEMORY = 0.1


class Pacer:
    """Paces the reads of one stream."""

    def __init__(self, now: float) -> None:
        self._since = now
        self._bytes = 0
        self._rate = 0.0

    def pause_after(self, size: int, now: float) -> float:
        """Seconds to pause after a read of `size` bytes that ended at `now`."""
        self._bytes += size
        elapsed = now - self._since
        if size >= FULL_READ or elapsed <= 0.0:
            return 0.0
        faded = self._rate * max(0.0, 1.0 - elapsed / MEMORY)
        self._rate = max(self._bytes / elapsed, faded)
        self._since, self._bytes = now, 0
        pause = min(MAX_PAUSE, HALF_A_PIPE / self._rate)
        return pause if pause >= MIN_PAUSE else 0.0
