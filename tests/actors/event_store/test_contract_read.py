"""The contract of storage engines, reading: ES3, and the round trip through the store."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from understudy.actors.event_store import Append, Event, EventQuery, StorageEngine, StorageReader
from understudy.actors.kernel import Invalid

TYPES = ("WORKER_OUTPUT", "WORKER_PROGRESS", "TASK_STARTED")


@pytest.fixture
def events(engine: StorageEngine, make: Callable[..., Event]) -> tuple[Event, ...]:
    """Twelve stored events of two tasks and three types."""
    made = [make(TYPES[n % 3], task_id="ab"[n % 2], n=n) for n in range(12)]
    (outcome,) = engine.append_batch([Append(tuple(made))])
    assert isinstance(outcome, tuple)
    return outcome


@pytest.fixture
def reader(kind: Any, path: str, events: tuple[Event, ...]) -> Iterator[StorageReader]:
    """A reader beside the engine that wrote the events."""
    opened = kind.reader(path)
    opened.open()
    yield opened
    opened.close()


def test_ev5_a_stored_event_is_the_event(reader: StorageReader, events: tuple[Event, ...]) -> None:
    page = reader.read(EventQuery())
    assert page.events == events
    assert (page.last_sequence, page.more) == (12, False)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({"task_id": "a"}, [1, 3, 5, 7, 9, 11]),
        ({"task_id": "a", "after": 5}, [7, 9, 11]),
        ({"after": 10}, [11, 12]),
        ({"after": -7, "limit": 2}, [1, 2]),
        ({"after": 99}, []),
        ({"task_id": "unknown"}, []),
        ({"task_id": "a' OR '1'='1"}, []),
        ({"types": {"TASK_STARTED"}}, [3, 6, 9, 12]),
        ({"types": {"TASK_STARTED", "WORKER_OUTPUT"}, "limit": 5}, [1, 3, 4, 6, 7]),
        ({"types": {"TASK_STARTED", "WORKER_OUTPUT"}, "after": 6}, [7, 9, 10, 12]),
        ({"types": {"TASK_STARTED"}, "task_id": "b"}, [6, 12]),
        ({"types": {"NO_SUCH"}}, []),
        ({"exclude_types": {"WORKER_OUTPUT"}, "until_sequence": 5}, [2, 3, 5]),
        ({"exclude_types": {"WORKER_OUTPUT"}, "types": {"WORKER_OUTPUT"}}, []),
        ({"until_time": "1999-01-01T00:00:00Z"}, []),
        ({"until_time": "2199-01-01T00:00:00Z", "after": 10}, [11, 12]),
    ],
)
def test_es3_reads(reader: StorageReader, query: dict[str, Any], numbers: list[int]) -> None:
    chosen: dict[str, Any] = {
        k: frozenset(v) if k.endswith("types") else v for k, v in query.items()
    }
    page = reader.read(EventQuery(**chosen))
    assert [event.sequence_number for event in page.events] == numbers


def test_es3_reads_until_the_instant_of_an_event(
    reader: StorageReader, events: tuple[Event, ...]
) -> None:
    instant = events[6].timestamp
    found = reader.read(EventQuery(until_time=instant)).events
    assert found == tuple(event for event in events if event.timestamp <= instant)


def test_es3_pages_tell_whether_there_is_more(reader: StorageReader) -> None:
    for limit, more in ((11, True), (12, False)):
        assert reader.read(EventQuery(limit=limit)).more is more
    found = reader.read(EventQuery(types=frozenset(TYPES[:2]), limit=8))
    assert (len(found.events), found.more) == (8, False)


def test_es2_a_reader_sees_what_was_appended_after_it_opened(
    engine: StorageEngine, reader: StorageReader, make: Callable[..., Event]
) -> None:
    engine.append_batch([Append((make(task_id="late"),))])
    assert reader.read(EventQuery(task_id="late")).last_sequence == 13
    assert (reader.last_sequence(), reader.last_sequence("late")) == (13, 13)


@pytest.mark.parametrize(
    "wrong",
    [{"limit": 0}, {"limit": 10_001}, {"until_time": "soon"}, {"after": 2**63}],
)
def test_es3_a_query_that_cannot_be_is_refused_by_name(wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match=next(iter(wrong))):
        EventQuery(**wrong)
