"""Who descends from whom, read from /proc: the standard library has no other way."""

import os

PROC = "/proc"


def can_see_processes() -> bool:
    """Whether the machine has a Linux-like /proc."""
    return os.access(f"{PROC}/self/stat", os.R_OK)


def descendants(ancestor: int) -> list[int]:
    """The process id of every descendant, zombies included; none where /proc is not there."""
    children = _children_by_parent() if not _lists_children() else None
    found: list[int] = []
    parents = [ancestor]
    while parents:
        parent = parents.pop()
        below = _children(parent) if children is None else children.get(parent, [])
        found += below
        parents += below
    return found


def is_running(pid: int) -> bool:
    """Whether the process is there and no zombie."""
    return _stat(pid)[:1] not in ([], [b"Z"], [b"X"])


# Most kernels list a thread's children in a file. To read it takes some 20 us, in which a process
# can hardly fork itself away; to look at all processes of a machine takes milliseconds.
def _lists_children() -> bool:
    return os.access(f"{PROC}/self/task/{os.getpid()}/children", os.R_OK)


def _children(parent: int) -> list[int]:
    children: list[int] = []
    try:
        with os.scandir(f"{PROC}/{parent}/task") as threads:
            for thread in threads:
                children += map(int, _read(f"{thread.path}/children").split())
    except OSError:  # it has just ended
        return children
    return children


def _children_by_parent() -> dict[int, list[int]]:
    children: dict[int, list[int]] = {}
    if can_see_processes():
        with os.scandir(PROC) as entries:
            pids = [int(entry.name) for entry in entries if entry.name.isdigit()]
        for pid in pids:
            if fields := _stat(pid):
                children.setdefault(int(fields[1]), []).append(pid)
    return children


def _stat(pid: int) -> list[bytes]:
    """State, parent, group ... of a process, or nothing if it has just ended."""
    # The command's name stands in brackets and may itself contain brackets and blanks.
    return _read(f"{PROC}/{pid}/stat").rpartition(b")")[2].split()


def _read(path: str) -> bytes:
    """All of a small file, or nothing if its process has just ended."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return b""
    text = b""
    try:
        while data := os.read(descriptor, 65536):
            text += data
    except OSError:
        return b""
    finally:
        os.close(descriptor)
    return text
