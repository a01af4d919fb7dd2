"""A disk that is full, or stands still, when a test says so."""

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from understudy.actors.event_store import Append, Outcome, SqliteEngine, StoreFull


class Disk(SqliteEngine):
    """A real store whose disk is full, or stands still, when a test says so."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.full = False
        self.runs = threading.Event()
        self.runs.set()
        self.wanted = threading.Event()  # set while something is to be written

    def append_batch(self, batch: Sequence[Append]) -> list[Outcome]:
        self.wanted.set()
        self.runs.wait(20)
        self.wanted.clear()
        if self.full:
            raise StoreFull("no space left on device")
        return super().append_batch(batch)


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    """The disk of this test's database."""
    return Disk(str(tmp_path / "events.db"))
