"""ES4, ES2: commits that fail half-way, on files that fail when they are told to."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.event_store import (
    Append,
    Event,
    EventQuery,
    GetStoreStatistics,
    OutcomeUnknown,
    SqliteEngine,
    SqliteReader,
    StorageError,
    StoreFull,
)


@pytest.fixture
def open_engine(faults: Any, path: str) -> Iterator[SqliteEngine]:
    """An engine on the failing files."""
    engine = SqliteEngine(path)
    engine.open()
    yield engine
    engine.close()


def test_es4_a_full_disk_is_an_error_and_nothing_is_stored(
    open_engine: SqliteEngine, faults: Any, make: Callable[..., Event]
) -> None:
    open_engine.append_batch([Append((make(),))])
    faults.writes = 1
    with pytest.raises(StoreFull, match="free space"):
        open_engine.append_batch([Append((make(),))])
    assert open_engine.last_sequence() == 1
    assert open_engine.append_batch([Append((make(),))])[0]
    assert open_engine.last_sequence() == 2


def test_es4_a_failed_sync_is_an_error_and_the_event_does_not_come_back(
    open_engine: SqliteEngine, faults: Any, make: Callable[..., Event], path: str
) -> None:
    reader = SqliteReader(path)
    reader.open()  # keeps the write-ahead log when the engine's connection is replaced
    open_engine.append_batch([Append((make(),))])
    faults.syncs = 1
    with pytest.raises(StorageError, match="I/O error"):
        open_engine.append_batch([Append((make(),))])
    copy = Path(path).parent.with_name("as_after_a_kill")
    shutil.copytree(Path(path).parent, copy, ignore=shutil.ignore_patterns("*-shm", "*.lock"))
    recovered = SqliteEngine(str(copy / "events.db"))
    assert recovered.open().last_sequence == 1
    recovered.close()
    reader.close()


def test_es2_a_commit_that_comes_back_has_an_unknown_outcome_which_a_repetition_settles(
    open_engine: SqliteEngine, faults: Any, make: Callable[..., Event]
) -> None:
    append = Append((make(),), expected_sequence=0)
    faults.syncs = 2  # of the commit, and of closing its connection
    with pytest.raises(OutcomeUnknown, match="may be stored"):
        open_engine.append_batch([append])
    assert open_engine.last_sequence() == 1
    (stored,) = open_engine.append_batch([append])
    assert open_engine.read(EventQuery()).events == stored


def test_es4_an_engine_that_could_not_reopen_works_again_later(
    open_engine: SqliteEngine, faults: Any, make: Callable[..., Event]
) -> None:
    append = Append((make(),))
    faults.syncs = 100
    for _ in range(2):
        with pytest.raises(StorageError):
            open_engine.append_batch([append])
    faults.syncs = 0
    (stored,) = open_engine.append_batch([append])
    assert open_engine.read(EventQuery()).events == stored


async def test_es2_the_client_repeats_and_the_listener_has_no_gap(
    run_store: Callable[[], Any], faults: Any, make: Callable[..., Event]
) -> None:
    async with run_store() as store:
        await store.log.append(make())
        faults.syncs = 2
        stored = await store.log.append(make(), make())
        await store.log.append(make())
        assert [event.sequence_number for event in stored] == [2, 3]
        handed = [event.sequence_number for events in store.committed for event in events]
        assert handed == [1, 2, 3, 4]
        assert (await store.address.ask(GetStoreStatistics())).failed_commits == 1
