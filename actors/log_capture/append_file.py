"""A file that only grows, by whole writes or not at all."""

import os
from collections.abc import Sequence
from pathlib import Path

MAX_PIECES = 1024  # what one writev takes, at the least (IOV_MAX)

# Linux has the one that leaves out what reading does not need (the time of change).
_force_to_disk = getattr(os, "fdatasync", os.fsync)


class AppendFile:
    """One writer's hold on a file. Whatever raises OSError has left the file as it was."""

    def __init__(self, path: Path) -> None:
        self.path = path
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        self._descriptor = os.open(path, flags, 0o600)
        self.size = os.fstat(self._descriptor).st_size
        self._torn = self._unsynced = False

    def append(self, pieces: Sequence[bytes]) -> int:
        """Write all of it and return the offset of its first byte."""
        self._mend()
        start = self.size
        try:
            for first in range(0, len(pieces), MAX_PIECES):
                self._write(pieces[first : first + MAX_PIECES])
        except OSError:
            self.cut_back(start)
            raise
        self._unsynced = True
        return start

    def sync(self) -> None:
        """Force to the disk what was appended."""
        if self._unsynced:
            _force_to_disk(self._descriptor)
            self._unsynced = False

    def cut_back(self, size: int) -> None:
        """Give up what was appended after `size`, now, or before the next append."""
        self.size = size
        self._torn = True
        try:
            self._mend()
        except OSError:
            return

    def last_byte(self) -> bytes:
        """The last one, or nothing from an empty file."""
        return os.pread(self._descriptor, 1, self.size - 1) if self.size else b""

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _mend(self) -> None:
        if self._torn:
            os.ftruncate(self._descriptor, self.size)
            self._torn = False

    def _write(self, pieces: Sequence[bytes]) -> None:
        """Write pieces that one call can take; a full disk may take only a part of them."""
        written = os.writev(self._descriptor, pieces)
        if written < sum(map(len, pieces)):
            rest = b"".join(pieces)
            while written < len(rest):
                written += os.write(self._descriptor, memoryview(rest)[written:])
            self.size += len(rest)
        else:
            self.size += written
