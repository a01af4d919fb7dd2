"""The contract of storage engines: an append may be repeated, its event ids tell (ES2)."""

from collections.abc import Callable

from understudy.actors.event_store import (
    Append,
    Event,
    EventIdConflict,
    EventQuery,
    SequenceConflict,
    StorageEngine,
)

Make = Callable[..., Event]


def _numbers(engine: StorageEngine) -> list[int]:
    return [event.sequence_number for event in engine.read(EventQuery()).events]


def test_es2_an_append_that_is_repeated_is_answered_as_it_is_stored(
    engine: StorageEngine, make: Make
) -> None:
    append = Append((make(), make()), expected_sequence=0)
    (first,) = engine.append_batch([append])
    again, other, same = engine.append_batch([append, Append((make(),)), Append(append.events)])
    assert again == same == first
    assert isinstance(other, tuple)
    assert _numbers(engine) == [1, 2, 3]


def test_es2_an_append_twice_in_one_batch_is_stored_once(engine: StorageEngine, make: Make) -> None:
    append = Append((make(),))
    first, second = engine.append_batch([append, append])
    assert first == second
    assert _numbers(engine) == [1]


def test_es2_an_id_with_other_content_is_a_conflict(engine: StorageEngine, make: Make) -> None:
    event, fresh = make(n=1), make()
    engine.append_batch([Append((event,))])
    other = Event.from_dict({**event.to_dict(), "data": {"n": 2}})
    outcomes = engine.append_batch([Append((other,)), Append((event, fresh)), Append((fresh,))])
    assert isinstance(outcomes[0], EventIdConflict)
    assert isinstance(outcomes[1], EventIdConflict)
    assert _numbers(engine) == [1, 2]


def test_es5_a_repeated_append_does_not_hide_the_tasks_last_number(
    engine: StorageEngine, make: Make
) -> None:
    first = Append((make(),), expected_sequence=0)
    engine.append_batch([first, Append((make(),))])
    _, lost, won = engine.append_batch([first, Append((make(),), 1), Append((make(),), 2)])
    assert isinstance(lost, SequenceConflict)
    assert lost.actual == 2
    assert isinstance(won, tuple)
