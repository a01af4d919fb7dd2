"""A disk that loses power: what SQLite does to its files is recorded, then what survives drawn."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import apsw
import pytest
from understudy.actors.event_store.sqlite import writer


def _nothing() -> None:
    """Let an operation happen as it should."""


class Disk:
    """Records all files under `root`; `on_operation` is called before each write, sync or cut."""

    def __init__(self, root: Path, new_record: Callable[[bytes], Any]) -> None:
        self.root = root
        self.on_operation: Callable[[], None] = _nothing
        self._new_record, self._numbers = new_record, count()
        self._files: dict[str, Any] = {}

    def at(self, moment: int, then: Exception | Callable[[], None]) -> None:
        """Raise or do something, once, at the operation of that number from now, from 0."""
        left = iter(range(moment))

        def on_operation() -> None:
            if next(left, None) is None:
                self.calm()
                if isinstance(then, Exception):
                    raise then
                then()

        self.on_operation = on_operation

    def calm(self) -> None:
        """Let operations happen as they should from now on."""
        self.on_operation = _nothing

    def record(self, path: str) -> Any:
        """Begin or go on to record a file; what is there already counts as synced."""
        if path not in self._files and path.startswith(str(self.root)):
            there = Path(path).read_bytes() if Path(path).exists() else b""
            self._files[path] = self._new_record(there)
        return self._files.get(path)

    # SQLite's first sync of a new file is one of its folder too; a file system with a journal
    # writes the names that it changed with any sync.
    def sync(self, file: Any) -> None:
        """Have a file survive as it is, and deletions of others."""
        file.sync()
        self.sync_names()

    def sync_names(self, path: str = "") -> None:
        """Have deletions survive."""
        for each in self._files.values():
            if each.deleted:
                each.sync()
                each.deleted = False

    def new_folder(self) -> Path:
        """Name a folder on the disk that is not there yet."""
        return self.root / str(next(self._numbers))

    def lose_power(self, folder: Path, target: Path, kind: str, seed: int) -> None:
        """Write to `target` what a loss of power at this moment leaves of the files in `folder`."""
        chance = Random(seed)  # noqa: S311 - moments, not secrets
        target.mkdir(parents=True)
        for path, file in self._files.items():
            if Path(path).parent == folder:
                (target / Path(path).name).write_bytes(file.survivor(kind, chance))


@pytest.fixture
def disk(
    tmp_path: Path,
    new_record: Callable[[bytes], Any],
    recording_vfs: Callable[[Disk], apsw.VFS],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Disk]:
    """The disk under `tmp_path/disk`; what is elsewhere is not recorded."""
    disk = Disk(tmp_path / "disk", new_record)
    vfs = recording_vfs(disk)
    monkeypatch.setattr(writer, "sync_folder", disk.sync_names)
    yield disk
    vfs.unregister()
    apsw.set_default_vfs("unix")
