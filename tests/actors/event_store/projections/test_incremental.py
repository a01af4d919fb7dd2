"""PR6, PR1: a projection that is fed event by event equals a rebuild at every step."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.event_store import (
    Event,
    EventType,
    TaskStateFold,
    new_event,
    rebuild_state,
)

ODD: list[Any] = ["text", None, {}, []]
keys = st.sampled_from(["request", "reason", "lines", "offset", "length", "incarnation", "module"])
values: st.SearchStrategy[Any] = st.integers(-1, 5) | st.sampled_from(ODD)


@st.composite
def logs(draw: st.DrawFn) -> list[Event]:
    """Any events of one task, in any order, with gaps between their numbers."""
    number, events = 0, list[Event]()
    for kind in draw(st.lists(st.sampled_from(EventType), max_size=12)):
        data: dict[str, Any] = draw(st.dictionaries(keys, values, max_size=3))
        cause = draw(st.none() | st.sampled_from(events or [None]))
        event = new_event(
            "task-1",
            kind,
            data,
            causation_id=cause and cause.event_id,
            code_version=draw(st.integers(0, 3)),
        )
        number += draw(st.integers(1, 3))
        events.append(event.numbered(number))
    return events


@given(logs())
def test_pr6_incremental_equals_rebuild_at_every_step(events: list[Event]) -> None:
    fold = TaskStateFold()
    for count, event in enumerate(events, 1):
        fold.apply(event)
        assert fold.state() == rebuild_state(events[:count])


@given(logs(), st.randoms())
def test_pr1_the_same_events_give_the_same_state_in_any_order(
    events: list[Event], chance: Any
) -> None:
    shuffled = list(events)
    chance.shuffle(shuffled)
    assert rebuild_state(shuffled) == rebuild_state(events)


@given(logs())
def test_pr6_a_state_that_was_given_out_does_not_change(events: list[Event]) -> None:
    fold, states = TaskStateFold(), list[Any]()
    for event in events:
        fold.apply(event)
        states.append((fold.state(), repr(fold.state())))
    assert all(repr(state) == seen for state, seen in states)
