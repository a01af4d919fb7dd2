"""PR6, PR1, ES7: the quick fold of a store's rows equals the fold of its events."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from understudy.actors.event_store import (
    SYSTEM_TASK,
    Append,
    Event,
    EventQuery,
    EventType,
    InvalidSequence,
    SqliteEngine,
    SqliteReader,
    TaskStateFold,
    new_event,
    rebuild_state,
)
from understudy.actors.event_store.projections import QUICK, fold_rows
from understudy.actors.event_store.sqlite.rows import row_of

KEYS: tuple[str, ...] = ("offset", "length", "segments", "lines", "bytes", "elapsed_sec", "percent")
ODD: list[Any] = ["text", None, {}, [], 1.0, 2.5, True, 2**64 - 1]
QUICK_KINDS = tuple(QUICK)
values: st.SearchStrategy[Any] = st.integers(-1, 1_000) | st.sampled_from(ODD)
counts: dict[str, st.SearchStrategy[Any]] = {key: st.integers(0, 1_000) for key in KEYS}
data: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(counts) | st.dictionaries(
    st.sampled_from(list(counts)), values, max_size=6
)
kinds = st.sampled_from([*QUICK, EventType.TASK_CREATED, EventType.TASK_STARTED, "UNHEARD_OF"])


@st.composite
def logs(draw: st.DrawFn) -> list[Event]:
    """Events of some tasks, mostly of the types that have a quick way."""
    events = list[Event]()
    for number in range(1, draw(st.integers(0, 20))):
        task = draw(st.sampled_from(["a", "b", SYSTEM_TASK]))
        cause = draw(st.none() | st.sampled_from(events or [None]))
        cause_id = cause and cause.event_id
        event = new_event(task, draw(kinds), draw(data), causation_id=cause_id)
        events.append(event.numbered(number))
    return events


@settings(deadline=None)
@given(logs())
def test_pr6_the_fold_of_rows_equals_the_fold_of_events(events: list[Event]) -> None:
    folded = fold_rows(map(row_of, events))
    tasks = {event.task_id: None for event in events if event.task_id != SYSTEM_TASK}
    assert list(folded.folds) == list(tasks)
    assert folded.last_sequence == len(events)
    for task_id, fold in folded.folds.items():
        assert fold.state() == rebuild_state(e for e in events if e.task_id == task_id)


@pytest.mark.parametrize("kind", QUICK)
def test_pr2_a_quick_row_that_repeats_a_number_is_an_error_too(kind: str) -> None:
    fold, event = TaskStateFold(), new_event("a", kind, dict.fromkeys(KEYS, 1)).numbered(3)
    fold.apply_row(row_of(event))
    with pytest.raises(InvalidSequence, match="3 after 3"):
        fold.apply_row(row_of(event))


def test_es7_a_reader_folds_the_whole_store(path: str, make: Callable[..., Event]) -> None:
    engine, reader = SqliteEngine(path), SqliteReader(path)
    engine.open()
    reader.open()
    assert reader.fold_tasks().folds == {}
    made = [make(QUICK_KINDS[n % 3], task_id="ab"[n % 2], lines=n) for n in range(60)]
    engine.append_batch([Append(tuple(made))])
    folded = reader.fold_tasks()
    assert folded.last_sequence == 60
    for task_id, fold in folded.folds.items():
        events = reader.read(EventQuery(task_id=task_id)).events
        assert fold.state() == rebuild_state(events)
    reader.close()
    engine.close()
