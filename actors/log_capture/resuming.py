"""Where the workflow logs end: found in the files, since these are what must not be repeated."""

import re
from pathlib import Path

_LINE = re.compile(rb"^(\d{8,}) .*\n", re.MULTILINE)
_FIRST_READ = 64 * 1024

# The system stamps files with a clock of some milliseconds: of files that were written one shortly
# after the other, the one with the later stamp need not be the later one.
_STAMP_GRAIN = 1_000_000_000


def last_logged(directory: Path) -> int | None:
    """Return the highest sequence number in any workflow log, None without one. Blocks.

    Lines are written in the order of their numbers, so that only the newest files are read.
    """
    found: list[int] = []
    oldest = 0
    for stamp, path in sorted(_workflow_logs(directory), reverse=True):
        if found and stamp < oldest:
            break
        if (number := last_number(path)) is not None:
            oldest = oldest or stamp - _STAMP_GRAIN
            found.append(number)
    return max(found, default=None)


def last_number(path: Path) -> int | None:
    """Return the sequence number of the last whole line of a file, None without one. Blocks."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            length = _FIRST_READ
            while True:
                start = max(0, size - length)
                file.seek(start)
                if numbers := _LINE.findall(_whole_lines(file.read(size - start), start)):
                    return int(numbers[-1])
                if start == 0:
                    return None
                length *= 16
    except FileNotFoundError:
        return None


def _whole_lines(read: bytes, start: int) -> bytes:
    """Leave out the part of a line that a read from the middle begins with: it may be anything."""
    return read if start == 0 else read[read.find(b"\n") + 1 :]


def _workflow_logs(directory: Path) -> list[tuple[int, Path]]:
    found = [*directory.glob("task-*.log"), *directory.glob("task-*.log.*")]
    return [(_stamp(path), path) for path in found if not path.name.endswith("-exec.log")]


def _stamp(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:  # it is old, and was removed just now
        return 0
