"""WK6: for how long, or until when, a message says to wait."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.worker.dialects import recognise_limit

NOW = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("try again in 2s", 2.0), ("try again in 1m30.5s", 90.5), ("Retrying after 5567ms", 5.567),
        ("retry-after: 120", 120.0), ("retry-after-ms: 1500", 1.5), ("resets in 2h 5m", 7500.0),
        ("try again in 1 day 2 hours 3 minutes", 93780.0), ("wait 20 seconds", 20.0),
        ('"retryDelay": "34.5s"', 34.5), ("try again in 6 minutes", 360.0), ("try again", None),
        ("retry after 99999999999", None), ("retrying in 10 years", None),
    ],
)  # fmt: skip
def test_wk6_how_long_to_wait(text: str, seconds: float | None) -> None:
    found = recognise_limit(f"429 {text}", NOW, trusted=True)
    assert found is not None
    assert found.wait_sec == pytest.approx(seconds) if seconds is not None else not found.wait_sec


@pytest.mark.parametrize(
    ("text", "now", "until"),
    [
        ("try again at 6:22 AM", NOW, NOW.replace(hour=6, minute=22)),
        ("try again at 3:10 AM", NOW, NOW.replace(day=21, hour=3, minute=10)),
        ("try again at 3:58 AM", NOW, NOW.replace(hour=3, minute=58)),
        ("try again at 12:00 AM", NOW, NOW.replace(day=21, hour=0)),
        ("try again at 6:22 AM", NOW.astimezone(BERLIN), datetime(2026, 11, 20, 5, 22, tzinfo=UTC)),
        ("resets 3pm (America/New_York)", NOW, NOW.replace(hour=20)),
        ("resets Nov 23, 3am (Europe/Berlin)", NOW, NOW.replace(day=23, hour=2)),
        ("resets Jan 2, 3am (UTC)", NOW, datetime(2027, 1, 2, 3, tzinfo=UTC)),
        ("try again at Nov 21st, 2026 6:22 AM", NOW, NOW.replace(day=21, hour=6, minute=22)),
        ("resets at 2026-11-20T18:00:00Z", NOW, NOW.replace(hour=18)),
        ("resets at 2026-11-20T18:00:00+02:00", NOW, NOW.replace(hour=16)),
        ("will reset at 2026-11-20 18:00:00", NOW, NOW.replace(hour=18)),
        ("limit reached|1795150800", NOW, datetime.fromtimestamp(1795150800, UTC)),
        ("Retry-After: Fri, 20 Nov 2026 07:28:00 GMT", NOW, NOW.replace(hour=7, minute=28)),
        ("try again at 25:99 AM", NOW, None), ("resets 3am (Mars/Olympus)", NOW, None),
        ("resets Feb 31, 3am (UTC)", NOW, None), ("resets 3 times a day", NOW, None),
    ],
)  # fmt: skip
def test_wk6_until_when_to_wait(text: str, now: datetime, until: datetime | None) -> None:
    found = recognise_limit(f"429 {text}", now, trusted=True)
    assert found is not None
    assert found.until == until


def test_wk6_a_night_with_a_change_of_the_clock_is_no_hour_too_short() -> None:
    before = datetime(2026, 10, 24, 22, 0, tzinfo=BERLIN)  # at three it is two again
    found = recognise_limit("429 try again at 2:30 AM", before, trusted=True)
    assert found is not None
    assert found.until is not None
    assert found.until.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@given(st.integers(0, 1439), st.integers(0, 100_000))
def test_wk6_a_time_of_day_is_within_a_day(minutes: int, later: int) -> None:
    now = NOW + timedelta(seconds=later)
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    found = recognise_limit(f"429 try again at {at:%I:%M %p}", now, trusted=True)
    assert found is not None
    assert found.until is not None
    assert -timedelta(minutes=5) <= found.until - now <= timedelta(days=1)
