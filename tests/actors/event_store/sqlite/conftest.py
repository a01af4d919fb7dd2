"""SQLite's files, failing on demand or recorded (a VFS in Python between it and the system)."""

from collections.abc import Callable, Iterator
from typing import Any

import apsw
import pytest


class Faults:
    """How many of the next syncs and writes fail."""

    def __init__(self) -> None:
        self.syncs = self.writes = 0

    def on_sync(self) -> None:
        """Fail like fsync with EIO: what was written may be there all the same."""
        if self.syncs:
            self.syncs -= 1
            raise apsw.IOError("disk I/O error")

    def on_write(self) -> None:
        """Fail like write with ENOSPC."""
        if self.writes:
            self.writes -= 1
            raise apsw.FullError("database or disk is full")


@pytest.fixture
def faults() -> Iterator[Faults]:
    """Make SQLite's files, in this test, fail as they are told to."""
    plan = Faults()

    class File(apsw.VFSFile):
        def xSync(self, flags: int) -> None:  # noqa: N802
            plan.on_sync()
            super().xSync(flags)

        def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802
            plan.on_write()
            super().xWrite(data, offset)

    class Vfs(apsw.VFS):
        def xOpen(self, name: Any, flags: Any) -> apsw.VFSFile:  # noqa: N802
            return File("unix", name, flags)

    vfs = Vfs("failing", "unix", makedefault=True)
    yield plan
    vfs.unregister()
    apsw.set_default_vfs("unix")


def _recording_vfs(disk: Any) -> apsw.VFS:
    class File(apsw.VFSFile):
        def __init__(self, name: Any, flags: Any) -> None:
            super().__init__("unix", name, flags)
            named = name.filename() if isinstance(name, apsw.URIFilename) else name
            self.record = disk.record(named) if named else None

        def _noted(self, operation: tuple[int, bytes | None]) -> None:
            if self.record is not None:
                disk.on_operation()
                self.record.pending.append(operation)

        def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802
            self._noted((offset, bytes(data)))
            super().xWrite(data, offset)

        def xTruncate(self, newsize: int) -> None:  # noqa: N802
            self._noted((newsize, None))
            super().xTruncate(newsize)

        def xSync(self, flags: int) -> None:  # noqa: N802
            super().xSync(flags)
            if self.record is not None:
                disk.on_operation()
                disk.sync(self.record)

    class Vfs(apsw.VFS):
        def xOpen(self, name: Any, flags: Any) -> apsw.VFSFile:  # noqa: N802
            return File(name, flags)

        def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
            super().xDelete(filename, syncdir)
            if (record := disk.record(filename)) is not None:
                record.delete()

    return Vfs("recording", "unix", makedefault=True)


@pytest.fixture
def recording_vfs() -> Callable[[Any], apsw.VFS]:
    """A function that has a disk record, from now on, what SQLite does to its files."""
    return _recording_vfs
