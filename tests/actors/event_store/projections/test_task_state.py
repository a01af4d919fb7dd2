"""PR1 to PR5: the state of a task from its events."""

from collections.abc import Callable
from typing import Any

import pytest
from understudy.actors.event_store import (
    Event,
    EventType,
    InvalidSequence,
    TaskState,
    TaskStatus,
    rebuild_state,
)
from understudy.actors.event_store.projections import HANDLERS

Log = Callable[..., list[Event]]


@pytest.fixture
def log(make: Callable[..., Event]) -> Log:
    """Events with the sequence numbers 1, 2, 3 ... from pairs of a type and its data."""

    def make_log(*entries: tuple[str, dict[str, Any]]) -> list[Event]:
        return [make(kind, **data).numbered(n) for n, (kind, data) in enumerate(entries, 1)]

    return make_log


STORY: list[tuple[str, dict[str, Any]]] = [
    ("TASK_CREATED", {"request": {"command": ["true"]}}),
    ("TASK_QUEUED", {"priority": 3}),
    ("TASK_STARTED", {}),
    ("WORKER_STARTED", {"incarnation": 1, "agent": "command", "pid": 7}),
    ("WORKER_OUTPUT", {"offset": 0, "length": 10, "segments": [["stdout", 10]], "lines": 2}),
    ("WORKER_CRASHED", {"incarnation": 1, "reason": "bug"}),
    ("WORKER_RESTARTED", {"incarnation": 2, "reason": "bug"}),
    ("WORKER_STARTED", {"incarnation": 2, "agent": "command"}),
    ("RATE_LIMITED", {"provider": "anthropic", "wait_sec": 2.0, "status": 429}),
    ("RECOVERED", {}),
    ("WORKER_OUTPUT", {"offset": 10, "length": 5, "segments": [["stderr", 5]], "lines": 1}),
    ("WORKER_HEARTBEAT", {"lines": 3, "bytes": 15, "elapsed_sec": 1.0}),
    ("WORKER_EXITED", {"incarnation": 2, "exit_code": 0, "lines": 4, "bytes": 20}),
    ("TASK_COMPLETE", {"exit_code": 0, "elapsed_sec": 2.0, "verdict": "verified"}),
]


def test_pr1_the_story_of_a_task(log: Log) -> None:
    events = log(*STORY)
    state = rebuild_state(reversed(events))
    assert state == rebuild_state(events)
    assert (state.status, state.verdict, state.exit_code) == ("complete", "verified", 0)
    assert (state.request, state.priority) == ({"command": ["true"]}, 3)
    assert (state.incarnation, state.restarts, state.crashes) == (2, 1, 1)
    assert (state.lines, state.bytes, state.hindrance) == (4, 20, None)
    assert (state.created_at, state.ended_at) == (events[0].timestamp, events[-1].timestamp)
    assert (state.sequence_number, state.correlation_id) == (len(STORY), "request-1")
    assert state.anomalies == ()


def test_pr2_no_events_give_the_initial_state() -> None:
    assert rebuild_state([]) == TaskState()
    assert TaskState().status is None


def test_pr1_the_order_is_that_of_the_numbers_never_of_the_clocks(log: Log) -> None:
    events = log(*STORY[:3])
    early = {**events[2].to_dict(), "timestamp": "1999-01-01T00:00:00Z"}
    assert rebuild_state([Event.from_dict(early), *events[:2]]).status is TaskStatus.RUNNING


def test_pr2_a_number_that_repeats_is_an_error(log: Log, make: Callable[..., Event]) -> None:
    with pytest.raises(InvalidSequence, match="2 after 2"):
        rebuild_state([*log(*STORY[:2]), make().numbered(2)])
    with pytest.raises(InvalidSequence, match="0 after 0"):
        rebuild_state([make()])


@pytest.mark.parametrize("kind", list(EventType))
def test_pr4_every_type_is_handled_even_without_its_data(kind: EventType, log: Log) -> None:
    assert kind in HANDLERS
    state = rebuild_state(log(("TASK_CREATED", {"request": {}}), (kind, {})))
    assert state.sequence_number == 2
    wrong: dict[str, Any] = {"lines": "x", "reason": 5, "last_lines": 1, "module": []}
    assert rebuild_state(log((kind, wrong))).sequence_number == 1


def test_pr5_the_state_as_it_was(log: Log) -> None:
    events = log(*STORY)
    for event in events:
        as_of = rebuild_state(events, until_sequence=event.sequence_number)
        assert as_of == rebuild_state(events[: event.sequence_number])
    assert rebuild_state(events, until_time="1999-01-01T00:00:00Z") == TaskState()
    newest = rebuild_state(events)
    assert rebuild_state(events, until_time="2199-01-01T00:00:00Z") == newest
    assert rebuild_state(events, until_sequence=10**9) == newest
