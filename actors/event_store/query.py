"""What can be asked of the log, and a page of the answer."""

from dataclasses import dataclass

from ..kernel import Invalid
from .clock import MAX_COUNT
from .event import Event
from .retention import Gap
from .timestamps import canonical

MAX_PAGE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class EventQuery:
    """Which events, in the order of their sequence numbers.

    task_id: of one task only.
    after: above this sequence number; negative: from the start.
    types: of these types; empty: of all.  exclude_types: but not of these.
    until_sequence: up to and with this sequence number.
    until_time: with a timestamp up to and with this instant (ISO 8601, UTC).
    limit: at most so many in a page, 1 to `MAX_PAGE`.
    """

    task_id: str | None = None
    after: int = 0
    types: frozenset[str] = frozenset()
    exclude_types: frozenset[str] = frozenset()
    until_sequence: int | None = None
    until_time: str | None = None
    limit: int = 1000

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MAX_PAGE:
            raise Invalid(f"limit: must be 1 to {MAX_PAGE}, not {self.limit}")
        for field in ("after", "until_sequence"):
            value = getattr(self, field)
            if value is not None and abs(value) > MAX_COUNT:
                raise Invalid(f"{field}: {value} is beyond any sequence number")
        if self.until_time is not None:
            try:
                object.__setattr__(self, "until_time", canonical(self.until_time))
            except ValueError as error:
                raise Invalid(f"until_time: {self.until_time!r} {error}") from None


@dataclass(frozen=True, slots=True)
class EventPage:
    """Some of the events asked for.

    events: in order.   last_sequence: the newest of the whole store, 0 when it is empty.
    more: whether there are further matching events after the last of these.
    gaps: what would be among them if it had not been removed, also from before the cursor on.
    """

    events: tuple[Event, ...]
    last_sequence: int
    more: bool
    gaps: tuple[Gap, ...] = ()
