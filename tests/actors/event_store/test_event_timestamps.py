"""EV1, EV2: timestamps have one form, and may run ahead as far as is configured."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from understudy.actors.event_store import Event, InvalidEvent, new_event, now, set_clock_skew
from understudy.actors.event_store.timestamps import DEFAULT_CLOCK_SKEW


def _at(timestamp: str) -> Event:
    return Event.from_dict({**new_event("t", "TASK_CREATED").to_dict(), "timestamp": timestamp})


def test_ev5_timestamps_are_kept_in_one_form() -> None:
    for given_form in ("2025-01-01T00:00:00Z", "2025-01-01 00:00:00+00:00"):
        event = _at(given_form)
        assert event.timestamp == "2025-01-01T00:00:00.000000Z"


@pytest.fixture
def _usual_skew() -> Iterator[None]:
    yield
    set_clock_skew(DEFAULT_CLOCK_SKEW)


@pytest.mark.usefixtures("_usual_skew")
def test_ev2_the_clock_skew_is_configured() -> None:
    ahead = (datetime.now(UTC) + timedelta(minutes=30)).isoformat()
    with pytest.raises(InvalidEvent, match="future"):
        _at(ahead)
    set_clock_skew(3600)
    assert _at(ahead).timestamp > now()
    set_clock_skew(0)
    with pytest.raises(InvalidEvent, match="future"):
        _at(ahead)
    with pytest.raises(ValueError, match="at least 0"):
        set_clock_skew(-1)
