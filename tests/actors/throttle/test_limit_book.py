"""WK6: the book of limits is a projection, and how long a pause is."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.event_store import SYSTEM_TASK, Event, new_event
from understudy.actors.throttle.book import KINDS, LimitBook
from understudy.actors.throttle.messages import LimitKey, LimitPhase, LimitView
from understudy.actors.throttle.waits import Waits, instant_of, text_of

WAITS = Waits(first=30.0, factor=2.0, longest=100.0)
KEY = LimitKey("anthropic", "work")
START = "2025-01-01T00:00:00.000000Z"
ODD: list[Any] = [None, "soon", -1, float("1e300"), True, [], "2025-01-01T00:01:00Z"]


def at(seconds: float) -> str:
    return text_of(instant_of(START) + timedelta(seconds=seconds))


def event(number: int, kind: str, seconds: float, cause: str | None = None, **data: Any) -> Event:
    task = SYSTEM_TASK if kind.startswith("LIMIT") else data.pop("task", "a")
    whose = {"provider": "anthropic", "account": "work"}
    made = new_event(task, kind, whose | data, causation_id=cause).to_dict()
    return Event.from_dict({**made, "timestamp": at(seconds), "sequence_number": number})


@st.composite
def logs(draw: st.DrawFn) -> list[Event]:
    """Any such events, in any order, of two tasks; decisions about this or that pause."""
    events: list[Event] = []
    for number in range(1, draw(st.integers(1, 25))):
        kind = str(draw(st.sampled_from(sorted(KINDS))))
        cause = draw(st.none() | st.sampled_from([each.event_id for each in events] or [None]))
        data: dict[str, Any] = {
            "task": draw(st.sampled_from("ab")),
            "account": draw(st.sampled_from(["work", "home", 5])),
            "wait_sec": draw(st.sampled_from(ODD) | st.integers(0, 200)),
            "until": draw(st.sampled_from(ODD)),
            "by": draw(st.sampled_from(["time", "recovery", "person"])),
        }
        events.append(event(number, kind, draw(st.integers(0, 300)), cause, **data))
    return events


def folded(*parts: list[Event]) -> Any:
    book = LimitBook(WAITS)
    for part in parts:
        book.fold(part)
    return book.limits


@given(logs(), st.integers(0, 25))
def test_pr6_live_equals_rebuild_and_every_pause_has_an_end(events: list[Event], cut: int) -> None:
    live = folded(*([each] for each in events))
    assert live == folded(events) == folded(events[:cut], events[cut:])
    for limit in live.values():
        assert limit.view.phase is not LimitPhase.PAUSED or instant_of(limit.view.until)
        assert limit.announced or limit.view.phase is LimitPhase.PAUSED


def view(*events: Event) -> LimitView:
    return folded([*events])[KEY].view


def test_wk6_pauses_that_nobody_tells_grow_up_to_the_longest() -> None:
    events: list[Event] = []
    ends: list[str | None] = []
    met = 0.0
    for number, length in enumerate([30, 60, 100, 100]):
        events.append(event(2 * number + 1, "RATE_LIMITED", met))
        ends.append(view(*events).until)
        assert ends[-1] == at(met + length)
        met += length + 1
        cause = events[-1].event_id
        events.append(event(2 * number + 2, "LIMIT_RESUMED", met, cause, by="time"))
    calm = event(9, "RATE_LIMITED", met + 101)
    assert view(*events, calm).until == at(met + 131)
    answered = event(9, "LIMIT_RESUMED", met, events[-2].event_id, by="recovery")
    assert view(*events[:-1], answered, event(10, "RATE_LIMITED", met + 1)).strikes == 1


@pytest.mark.parametrize(
    ("second", "until", "strikes"),
    [
        ({"wait_sec": 50}, 51, 1),  # longer
        ({"wait_sec": 10}, 40, 1),  # shorter: what was told first still holds
        ({}, 40, 1),  # another task met the same limit
        ({"until": at(500), "wait_sec": 1}, 500, 1),
    ],
)
def test_wk6_more_of_it_in_a_pause_is_no_new_pause(second: Any, until: int, strikes: int) -> None:
    seen = view(event(1, "RATE_LIMITED", 0, wait_sec=40), event(2, "RATE_LIMITED", 1, **second))
    assert (seen.until, seen.strikes, seen.since) == (at(until), strikes, START)
