"""Who descends from whom, read from /proc: the standard library has no other way."""

import os
from collections.abc import Iterator

PROC = "/proc"


def can_see_processes() -> bool:
    """Whether the machine has a Linux-like /proc."""
    return os.access(f"{PROC}/self/stat", os.R_OK)


def descendants(ancestor: int) -> list[tuple[int, int]]:
    """Process id and process group of every living descendant; none where /proc is not there."""
    children: dict[int, list[tuple[int, int]]] = {}
    for pid, parent, group in _living():
        children.setdefault(parent, []).append((pid, group))
    found: list[tuple[int, int]] = []
    parents = [ancestor]
    while parents:
        below = children.pop(parents.pop(), [])
        found += below
        parents += [pid for pid, _ in below]
    return found


def _living() -> Iterator[tuple[int, int, int]]:
    """(pid, parent, group) of every process but the zombies, whose children have moved on."""
    if not can_see_processes():
        return
    with os.scandir(PROC) as entries:
        pids = [entry.name for entry in entries if entry.name.isdigit()]
    for pid in pids:
        fields = _stat(pid)
        if fields and fields[0] not in (b"Z", b"X"):
            yield int(pid), int(fields[1]), int(fields[2])


def _stat(pid: str) -> list[bytes]:
    """State, parent, group ... of a process, or nothing if it has just ended."""
    try:
        descriptor = os.open(f"{PROC}/{pid}/stat", os.O_RDONLY)
    except OSError:
        return []
    try:
        text = os.read(descriptor, 4096)
    except OSError:
        return []
    finally:
        os.close(descriptor)
    # The command's name stands in brackets and may itself contain brackets and blanks.
    return text.rpartition(b")")[2].split()
