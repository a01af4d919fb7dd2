"""A moment in the log: a sequence number or an instant."""

from dataclasses import dataclass

from ...actors.event_store import EventQuery
from ...actors.kernel import Invalid
from .errors import bad_field
from .parameters import MOST, Parameters, as_integer


@dataclass(frozen=True, slots=True)
class Moment:
    """Up to and with this sequence number or this instant; neither: up to now."""

    sequence: int | None = None
    instant: str | None = None


def read_moment(parameters: Parameters, name: str) -> Moment:
    """Return the moment that a parameter names."""
    text = parameters.text(name)
    if text is None:
        return Moment()
    number = as_integer(text)
    if number is None:
        return Moment(instant=_instant(name, text))
    if not 0 <= number <= MOST:
        raise bad_field(name, f"{number} is no sequence number: they go from 0 to {MOST}")
    return Moment(sequence=number)


def _instant(name: str, text: str) -> str | None:
    try:
        return EventQuery(until_time=text).until_time
    except Invalid as error:
        wanted = "must be a sequence number or an instant like 2025-11-20T05:30:00Z"
        raise bad_field(name, f"{wanted} ({str(error).removeprefix('until_time: ')})") from None
