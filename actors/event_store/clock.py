"""Vector clocks: which event could have known of which.

A clock maps a process id to the number of its events that are known; an absent process counts as
0. Sources: Fidge, "Timestamps in Message-Passing Systems That Preserve the Partial Ordering"
(1988); Mattern, "Virtual Time and Global States of Distributed Systems" (1989).
"""

from collections.abc import Mapping

MAX_COUNT = 2**63 - 1

Clock = Mapping[str, int]


def check_clock(clock: Clock) -> None:
    """Raise ValueError unless `clock` maps strings to counts from 0 to `MAX_COUNT`."""
    for process, count in clock.items():
        if type(process) is not str:
            raise ValueError(f"has the process id {process!r}, which is not a string")
        if type(count) is not int:
            raise ValueError(f"has the count {count!r} for {process!r}, which is not an integer")
        if not 0 <= count <= MAX_COUNT:
            raise ValueError(f"has the count {count} for {process!r}, outside 0..2**63-1")


def tick(clock: Clock, process: str) -> dict[str, int]:
    """Return `clock` with one more event of `process`."""
    ticked = dict(clock)
    ticked[process] = ticked.get(process, 0) + 1
    check_clock(ticked)
    return ticked


def merge(a: Clock, b: Clock) -> dict[str, int]:
    """Return the least clock that knows all that `a` and `b` know."""
    check_clock(a)
    check_clock(b)
    merged = dict(a)
    for process, count in b.items():
        if count > merged.get(process, 0):
            merged[process] = count
    return merged


def happens_before(a: Clock, b: Clock) -> bool:
    """Tell whether what has clock `a` could have caused what has clock `b`, and is not it."""
    check_clock(a)
    check_clock(b)
    return _all_within(a, b) and not _all_within(b, a)


def concurrent(a: Clock, b: Clock) -> bool:
    """Tell whether neither precedes the other; equal clocks are concurrent."""
    return not happens_before(a, b) and not happens_before(b, a)


def _all_within(a: Clock, b: Clock) -> bool:
    return all(count <= b.get(process, 0) for process, count in a.items())
