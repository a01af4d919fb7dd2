"""git's lists of changed files, read."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

_STATUS = {"A": "added", "D": "deleted", "M": "modified", "R": "renamed", "T": "type changed"}


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file; `added` and `removed` are lines, None if it is binary; paths from the top."""

    path: str
    status: str
    added: int | None
    removed: int | None
    old_path: str = ""

    @property
    def binary(self) -> bool:
        """Whether git takes it for binary."""
        return self.added is None


def readable(path: bytes) -> str:
    """A path as text; bytes that are no UTF-8 are escaped."""
    return path.decode("utf-8", "backslashreplace")


def shown(path: str) -> str:
    """A path that came from the system, fit to be shown and stored."""
    return readable(os.fsencode(path))


def parse_changes(raw: bytes, counts: bytes) -> list[FileChange]:
    """Read `diff-tree -z --raw` and `--numstat` of the same diff.

    raw:     `:mode mode id id status` NUL path NUL, for a rename old NUL new NUL
    numstat: `added TAB removed TAB path` NUL, for a rename with an empty path, old NUL new NUL
    """
    names, numbers = _fields(raw), _fields(counts)
    return [_change(names, numbers, head) for head in names]


def _change(names: Iterator[bytes], numbers: Iterator[bytes], head: bytes) -> FileChange:
    letter = head.rsplit(b" ", 1)[1][:1].decode()
    path = next(names)
    old_path = b""
    added, removed, _ = next(numbers).split(b"\t", 2)
    if letter == "R":
        old_path, path = path, next(names)
        _ = next(numbers), next(numbers)
    return FileChange(
        path=readable(path),
        status=_STATUS.get(letter, letter),
        added=_count(added),
        removed=_count(removed),
        old_path=readable(old_path),
    )


def _fields(listing: bytes) -> Iterator[bytes]:
    return iter(listing.split(b"\0")[:-1])


def _count(number: bytes) -> int | None:
    return None if number == b"-" else int(number)
