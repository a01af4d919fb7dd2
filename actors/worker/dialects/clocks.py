"""Times of day in messages, as `try again at 6:22 AM` or `resets Oct 9, 3am (Europe/Berlin)`.

A CLI prints the time of its own machine's zone, unless it names another. Without a date it is the
next such time; one that has just passed is now: the clock on the wall has no seconds.
"""

import re
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

JUST_PASSED = timedelta(minutes=5)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LEAD = r"(?:try again (?:at|on|after)|resets?(?: at| on)?|available(?: again)? at|until)[: ]+"
_ZONE = r"(?: ?\((?P<zone>[A-Za-z_]+(?:/[A-Za-z_+-]+)*)\)| ?(?P<utc>UTC|GMT|Z)\b)?"
_CLOCK = re.compile(
    rf"{_LEAD}(?:(?P<month>[A-Z][a-z]{{2}})[a-z]* (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? ?"
    r"(?:(?P<year>\d{4}),? )?(?:at )?)?"
    rf"(?P<hour>\d{{1,2}})(?::(?P<minute>\d\d))?(?::\d\d)? ?(?P<half>[ap]\.?m\b\.?)?{_ZONE}",
    re.IGNORECASE,
)
_ISO = re.compile(
    rf"{_LEAD}(?P<iso>\d{{4}}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?)(?:\.\d+)?"
    r"(?P<offset>[+-]\d\d:?\d\d)?" + _ZONE,
    re.IGNORECASE,
)


def find_time(text: str, now: datetime) -> datetime | None:
    """The instant that `text` names; None if it names none, or one that no clock shows."""
    try:
        if found := _ISO.search(text):
            return _from_iso(found, now)
        found = _CLOCK.search(text)
        return _from_clock(found, now) if found else None
    except (ValueError, OverflowError):
        return None


def _from_iso(found: re.Match[str], now: datetime) -> datetime:
    if found["offset"]:
        return datetime.fromisoformat(found["iso"] + found["offset"])
    return _in_zone(datetime.fromisoformat(found["iso"]), _zone(found), now)


def _from_clock(found: re.Match[str], now: datetime) -> datetime | None:
    half = (found["half"] or "").lower()
    if not half and found["minute"] is None:
        return None
    zone, hour = _zone(found), int(found["hour"])
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    there = (now.astimezone(zone) if zone else now).replace(tzinfo=None)
    at = there.replace(hour=hour, minute=int(found["minute"] or 0), second=0, microsecond=0)
    if found["month"]:
        return _in_zone(_dated(at, found, there), zone, now)
    instant = _in_zone(at, zone, now)
    return instant if instant > now - JUST_PASSED else _in_zone(at + timedelta(days=1), zone, now)


def _dated(at: datetime, found: re.Match[str], there: datetime) -> datetime:
    """With the date that is named; without a year, the next such day."""
    month = _MONTHS.index(found["month"].lower()) + 1
    year = int(found["year"] or there.year)
    day = at.replace(year=year, month=month, day=int(found["day"]))
    past = day < there - timedelta(days=1) and not found["year"]
    return day.replace(year=year + 1) if past else day


def _zone(found: re.Match[str]) -> tzinfo | None:
    """The zone that is named; ValueError if there is none of that name."""
    name = "UTC" if found["utc"] else found["zone"]
    try:
        return ZoneInfo(name) if name else None
    except (OSError, KeyError) as error:
        raise ValueError(f"no time zone {name}") from error


def _in_zone(naive: datetime, zone: tzinfo | None, now: datetime) -> datetime:
    """That time there; of the two of an autumn night the later, so that no wait is too short."""
    naive = naive.replace(fold=1)
    if zone is None and now.utcoffset() == now.astimezone().utcoffset():
        return naive.astimezone()  # by the machine's own rules: an offset alone knows no summer
    return naive.replace(tzinfo=zone or now.tzinfo)
