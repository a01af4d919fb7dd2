"""Which of the counters' growth is evidence of work."""

from .observations import Sample
from .thresholds import Thresholds


def is_work(before: Sample, after: Sample, elapsed: float, thresholds: Thresholds) -> bool:
    """Whether work was done between two samples, `elapsed` seconds apart.

    Output, a heartbeat and a changed file are, however small. A process that only waits uses some
    CPU and moves some bytes all the same (timers, an event loop): there the rate counts.
    """
    if after.output_bytes > before.output_bytes or after.heartbeats > before.heartbeats:
        return True
    if after.changed_files > before.changed_files:
        return True
    cpu = after.cpu_seconds - before.cpu_seconds
    moved = after.io_bytes - before.io_bytes
    return _reaches(cpu, thresholds.min_cpu_share * elapsed) or _reaches(
        moved, thresholds.min_io_rate * elapsed
    )


def _reaches(grown: float, least: float) -> bool:
    return grown > 0 and grown >= least
