"""SQLite's files, failing on demand (a VFS in Python between SQLite and the system)."""

from collections.abc import Iterator
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
