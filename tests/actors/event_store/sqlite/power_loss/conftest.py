"""What is left of a file when the power is lost: what was synced, and a part of the rest."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

import pytest
from understudy.actors.event_store.sqlite import log_space, schema

SECTOR = 512
# What is written, and where; without data the file is cut to that length.
Operation = tuple[int, bytes | None]


@dataclass
class FileRecord:
    """One file: its bytes at the last sync, and what was done to it since, in order."""

    synced: bytes = b""
    pending: list[Operation] = field(default_factory=list[Operation])
    deleted: bool = False  # and the folder was not synced since: it may come back

    def delete(self) -> None:
        """Have it end, which is an operation like others until the folder is synced."""
        self.pending.append((0, None))
        self.deleted = True

    def sync(self) -> None:
        """Have all that was done so far survive."""
        self.synced, self.pending = _applied(self.synced, self.pending), []

    def survivor(self, kind: str, chance: Random) -> bytes:
        """Draw what is left: the unsynced part dropped, torn by sectors, or cut to a prefix."""
        if kind == "dropped" or not self.pending:
            return self.synced
        if kind == "torn":
            whole = [piece for each in self.pending for piece in _sectors(*each)]
            return _applied(self.synced, [piece for piece in whole if chance.random() < 0.5])
        kept = chance.randrange(len(self.pending))
        offset, data = self.pending[kept]
        part = data if data is None else data[: chance.randint(0, len(data))]
        return _applied(self.synced, [*self.pending[:kept], (offset, part)])


def _applied(content: bytes, operations: list[Operation]) -> bytes:
    image = bytearray(content)
    for offset, data in operations:
        if data is None:
            del image[offset:]
            continue
        image.extend(bytes(max(0, offset + len(data) - len(image))))
        image[offset : offset + len(data)] = data
    return bytes(image)


def _sectors(offset: int, data: bytes | None) -> list[Operation]:
    if data is None:
        return [(offset, None)]
    cuts = [0, *range(SECTOR - offset % SECTOR, len(data), SECTOR), len(data)]
    return [(offset + a, data[a:b]) for a, b in pairwise(cuts)]


@pytest.fixture
def new_record() -> Callable[[bytes], FileRecord]:
    """A function that begins the record of a file with what it holds."""
    return FileRecord


@pytest.fixture
def small_checkpoints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the write-ahead log moved into the database often."""
    text = schema.WRITER.replace(str(schema.CHECKPOINT_PAGES), "12")
    monkeypatch.setattr(schema, "WRITER", text)
    monkeypatch.setattr(log_space, "LOG_BYTES", 60_000)


@pytest.fixture
def lax_commits(small_checkpoints: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have commits acknowledged that were not synced, which the tests must notice."""
    monkeypatch.setattr(schema, "WRITER", schema.WRITER.replace("FULL", "NORMAL"))
