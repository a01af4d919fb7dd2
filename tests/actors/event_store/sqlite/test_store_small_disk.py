"""ES4: a file system that is full; clear errors, reads go on, appends too once there is space."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from understudy.actors.event_store import (
    Append,
    Event,
    EventQuery,
    SqliteEngine,
    SqliteReader,
    StoreFull,
)

MEGABYTES = 3


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(["mount", *options], capture_output=True, text=True)
    except OSError as error:
        pytest.skip(f"no file system can be mounted: {error}")
    if mounted.returncode:
        pytest.skip(f"no file system can be mounted: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _fill(engine: SqliteEngine, make: Callable[..., Event]) -> int:
    """Append until the disk is full, three times; return how many were acknowledged."""
    stored, errors = 0, list[str]()
    while len(errors) < 3:
        try:
            engine.append_batch([Append((make(text="x" * 20_000),))])
            stored += 1
        except StoreFull as error:
            errors.append(str(error))
    assert all("free space" in error for error in errors)
    return stored


def test_es4_a_full_disk_gives_clear_errors_and_ends(
    small_disk: Path, make: Callable[..., Event]
) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(os.urandom(1_000_000))
    path = str(small_disk / "events.db")
    engine, reader = SqliteEngine(path), SqliteReader(path)
    engine.open()
    reader.open()
    stored = _fill(engine, make)
    assert stored > 10
    assert len(reader.read(EventQuery()).events) == stored
    ballast.unlink()
    (outcome,) = engine.append_batch([Append((make(),))])
    assert isinstance(outcome, tuple)
    assert outcome[0].sequence_number == stored + 1
    stored += 1 + _fill(engine, make)
    engine.close()
    assert engine.open().last_sequence == stored
    numbers = [e.sequence_number for e in engine.read(EventQuery()).events]
    assert numbers == list(range(1, stored + 1))
    engine.close()
    reader.close()
