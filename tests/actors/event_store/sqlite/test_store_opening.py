"""ES1, ES4: opening, reopening, and files that are not what they should be."""

import stat
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from understudy.actors.event_store import (
    Append,
    Event,
    EventQuery,
    SqliteEngine,
    SqliteReader,
    StorageError,
    StoreCorrupt,
    StoreReadOnly,
)


def _fill(path: str, make: Callable[..., Event], count: int = 300) -> None:
    engine = SqliteEngine(path)
    engine.open()
    engine.append_batch([Append(tuple(make(text="x" * 200) for _ in range(count)))])
    engine.close()


def test_es1_numbers_go_on_after_reopening(path: str, make: Callable[..., Event]) -> None:
    for round_ in range(3):
        engine = SqliteEngine(path)
        assert engine.open().last_sequence == round_
        engine.append_batch([Append((make(),))])
        engine.close()
    assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600


def test_es4_a_store_of_the_first_version_is_brought_up_to_date(
    path: str, make: Callable[..., Event]
) -> None:
    _fill(path, make, 2)
    old = apsw.Connection(path)
    old.execute("DROP TABLE gap; PRAGMA user_version = 1")
    old.close()
    engine = SqliteEngine(path)
    assert engine.open().last_sequence == 2
    assert engine.read(EventQuery()).gaps == ()
    engine.close()


@pytest.mark.parametrize("where", [0, 20_000])
def test_es4_a_damaged_file_is_set_aside_and_kept(
    path: str, make: Callable[..., Event], where: int
) -> None:
    _fill(path, make)
    with Path(path).open("r+b") as file:
        file.seek(where)
        file.write(b"\xff" * 4_000)
    damaged = Path(path).read_bytes()
    for _ in range(2):  # within one second too, neither is overwritten
        engine = SqliteEngine(path)
        report = engine.open()
        engine.close()
        assert report.last_sequence == 0
        assert report.set_aside is not None
        assert Path(report.set_aside).read_bytes() == damaged
        Path(path).write_bytes(damaged)
    assert len(list(Path(path).parent.glob("*.corrupt-*"))) == 2


def test_es4_a_database_of_another_program_is_left_alone(path: str) -> None:
    Path(path).parent.mkdir()
    other = apsw.Connection(path)
    other.execute("CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)")
    with pytest.raises(StorageError, match="another program"):
        SqliteEngine(path).open()
    assert other.execute("SELECT a FROM theirs").get == 1
    other.execute("DROP TABLE theirs; PRAGMA application_id = 0x55536479; PRAGMA user_version = 99")
    with pytest.raises(StorageError, match="version 99"):
        SqliteEngine(path).open()
    other.close()


def test_es4_errors_of_reading_say_what_is_wrong(path: str, make: Callable[..., Event]) -> None:
    with pytest.raises(StoreReadOnly, match="folder exists"):
        SqliteReader(path).open()
    with pytest.raises(StorageError, match="not open"):
        SqliteEngine(path).read(EventQuery())
    _fill(path, make)
    reader = SqliteReader(path)
    Path(path).write_bytes(b"\xff" * 8_192)
    with pytest.raises(StoreCorrupt, match="damaged"):
        reader.open()
    reader.close()
