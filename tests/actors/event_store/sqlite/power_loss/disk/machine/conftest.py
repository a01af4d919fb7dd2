"""A store beside its model: the list of the events that it must hold, in order."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.event_store import (
    Append,
    Event,
    EventQuery,
    Outcome,
    OutcomeUnknown,
    SqliteEngine,
    StorageError,
)


class ModelledStore:
    """Does the same to the store and to its model."""

    def __init__(self, disk: Any) -> None:
        self.events: list[Event] = []
        self._disk = disk
        self._open(self._disk.new_folder())

    def last(self, task: str) -> int:
        """The number of the task's newest event."""
        return max((e.sequence_number for e in self.events if e.task_id == task), default=0)

    def append(self, *appends: Append) -> list[Outcome]:
        """Append a batch; what is new in its outcomes is in the model."""
        outcomes = self._engine.append_batch(appends)
        for outcome in outcomes:
            stored = outcome if isinstance(outcome, tuple) else ()
            self.events += [e for e in stored if e.sequence_number > len(self.events)]
        return outcomes

    def append_on_a_failing_disk(self, append: Append, moment: int, error: Exception) -> None:
        """Append while the operation `moment` of the disk fails; it may not come to that."""
        before = self._engine.last_sequence()
        self._disk.at(moment, error)
        try:
            self.append(append)
        except OutcomeUnknown:
            self._take_over(before, append)
        except StorageError:
            assert self._engine.last_sequence() == before
        self._disk.calm()

    def lose_power(self, kind: str, seed: int) -> None:
        """Lose power and go on with what is left."""
        target = self._disk.new_folder()
        self._disk.lose_power(self._folder, target, kind, seed)
        self.close()
        self._open(target)

    def lose_power_in(self, append: Append, moment: int, kind: str, seed: int) -> None:
        """Lose power at an operation of an append; it may have fewer, then nothing is lost."""
        target, before = self._disk.new_folder(), len(self.events)
        self._disk.at(moment, lambda: self._disk.lose_power(self._folder, target, kind, seed))
        self.append(append)
        self._disk.calm()
        if target.exists():
            self.close()
            self._open(target)
            del self.events[before:]
            self._take_over(before, append)

    def restart(self) -> None:
        """Close the store and open it again."""
        self.close()
        self._open(self._folder)

    def close(self) -> None:
        """Give everything up."""
        self._engine.close()

    def check(self) -> None:
        """Hold the store against the model."""
        page = self._engine.read(EventQuery(limit=10_000))
        assert list(page.events) == self.events
        assert [e.sequence_number for e in page.events] == list(range(1, page.last_sequence + 1))

    def _take_over(self, before: int, append: Append) -> None:
        """Find out what became of an append: all of it is stored, or nothing."""
        assert len(self.events) == before
        stored = self._engine.read(EventQuery(after=before)).events
        assert [e.event_id for e in stored] in ([], [e.event_id for e in append.events])
        self.events += stored

    def _open(self, folder: Path) -> None:
        self._folder, self._engine = folder, SqliteEngine(str(folder / "events.db"))
        assert self._engine.open().set_aside is None


@pytest.fixture
def new_store(disk: Any) -> Callable[[], ModelledStore]:
    """Begin a new store with an empty model."""
    return lambda: ModelledStore(disk)
