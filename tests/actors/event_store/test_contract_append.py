"""The contract of storage engines, appending: ES1, ES4, ES5, and appends that are repeated."""

from collections.abc import Callable

import pytest
from understudy.actors.event_store import (
    Append,
    Event,
    EventQuery,
    EventTooLarge,
    Outcome,
    SequenceConflict,
    SqliteEngine,
    StorageEngine,
)
from understudy.actors.kernel import Invalid

Make = Callable[..., Event]


def numbers(outcome: Outcome) -> list[int]:
    """The sequence numbers that an append got."""
    assert isinstance(outcome, tuple)
    return [event.sequence_number for event in outcome]


def stored(engine: StorageEngine) -> tuple[Event, ...]:
    """All that the engine holds."""
    return engine.read(EventQuery(limit=10_000)).events


def test_es1_numbers_go_on_over_batches_appends_and_tasks(
    engine: StorageEngine, make: Make
) -> None:
    first = engine.append_batch([Append((make(), make())), Append((make(task_id="b"),))])
    second = engine.append_batch([Append((make(),))])
    assert [numbers(outcome) for outcome in first + second] == [[1, 2], [3], [4]]
    assert engine.last_sequence() == 4
    assert (engine.last_sequence("b"), engine.last_sequence("nobody")) == (3, 0)


def test_es1_a_batch_of_thousands_is_stored_whole(engine: StorageEngine, make: Make) -> None:
    events = tuple(make(n=n) for n in range(5_000))
    (outcome,) = engine.append_batch([Append(events)])
    assert numbers(outcome) == list(range(1, 5_001))
    assert stored(engine) == outcome


def test_es4_an_event_too_large_fails_alone(path: str, make: Make) -> None:
    engine = SqliteEngine(path, max_event_bytes=1_000)
    engine.open()
    wide = make(text="\N{SNOWMAN}" * 334)  # 1,002 bytes in 334 characters
    large = Append((make(), wide))
    outcomes = engine.append_batch([Append((make(),)), large, Append((make(),))])
    assert isinstance(outcomes[1], EventTooLarge)
    assert "the limit is 1000" in outcomes[1].reason
    assert (numbers(outcomes[0]), numbers(outcomes[2])) == ([1], [2])
    assert engine.append_batch([Append((make(text="x" * 900),))])
    engine.close()


def test_es5_a_conditional_append_needs_the_tasks_last_number(
    engine: StorageEngine, make: Make
) -> None:
    engine.append_batch([Append((make(task_id="a"),)), Append((make(task_id="b"),))])
    lost, won, late = engine.append_batch(
        [Append((make(task_id="a"),), number) for number in (0, 1, 1)]
    )
    assert isinstance(lost, SequenceConflict)
    assert (lost.expected, lost.actual) == (0, 1)
    assert numbers(won) == [3]
    assert isinstance(late, SequenceConflict)
    assert late.actual == 3
    assert engine.last_sequence() == 3


def test_es5_what_cannot_be_an_append_is_refused_early(make: Make) -> None:
    event = make()
    for events, expected in (((), None), ((event, event), None), ((event, make(task_id="b")), 0)):
        with pytest.raises(Invalid):
            Append(events, expected)
