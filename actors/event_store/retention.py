"""What was removed from the log on purpose: numbers are never used again, and readers are told."""

from dataclasses import dataclass

from ..kernel import Ask, Invalid
from .event import Event
from .taxonomy import BULKY
from .timestamps import canonical

MAX_SLICE = 10_000


@dataclass(frozen=True, slots=True)
class Gap:
    """Events of one task that are no longer in the log, with no other event of it in between.

    first, last: their lowest and highest sequence number.  count: how many.  types: of which.
    A task of None: it is not known whose they were (a log that was imported without them).
    """

    task_id: str | None
    first: int
    last: int
    count: int
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class RetentionReport:
    """What one step has removed; `marker` is the event that says so, None if it was nothing.

    more: whether there may be more to remove, with a further step.
    """

    removed: int
    more: bool
    marker: Event | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyRetention(Ask[RetentionReport]):
    """Remove bulky events of tasks that have ended, oldest first, one slice.

    before: those with an earlier timestamp (ISO 8601, UTC).  types: a part of `BULKY`.
    limit: at most so many, so that appends need not wait long.
    """

    before: str
    types: frozenset[str] = BULKY
    limit: int = 2_000

    def __post_init__(self) -> None:
        try:
            object.__setattr__(self, "before", canonical(self.before))
        except ValueError as error:
            raise Invalid(f"before: {self.before!r} {error}") from None
        if kept := sorted(self.types - BULKY):
            raise Invalid(f"types: {', '.join(kept)} are kept for ever; only bulky ones may go")
        if not 1 <= self.limit <= MAX_SLICE:
            raise Invalid(f"limit: must be 1 to {MAX_SLICE}, not {self.limit}")


@dataclass(frozen=True, slots=True)
class NoteGaps(Ask[int]):
    """Record what a log that is being imported lacks; answered with the number of gaps."""

    gaps: tuple[Gap, ...]
