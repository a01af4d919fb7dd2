"""What a storage engine must do for the log; the contract tests hold any engine to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ..kernel import Refusal
from .event import Event
from .messages import Append
from .projections import FoldedTasks
from .query import EventPage, EventQuery
from .retention import ApplyRetention, Gap, RetentionReport

# What becomes of one append of a batch: the events as stored, or why it was refused.
Outcome = tuple[Event, ...] | Refusal


@dataclass(frozen=True, slots=True)
class OpenReport:
    """What opening found.

    location: where the events are.  last_sequence: the newest event's, 0 when there is none.
    set_aside: where a damaged store was moved before a new one was begun, if it was.
    """

    location: str
    last_sequence: int
    set_aside: str | None = None


class StorageReader(Protocol):
    """Reads what is stored; several may live beside the one writer and never delay it."""

    def open(self) -> None:
        """Make ready; raise `StorageError`."""
        ...

    def close(self) -> None:
        """Release everything; harmless when repeated."""
        ...

    def read(self, query: EventQuery) -> EventPage:
        """Return one page of events that is consistent in itself."""
        ...

    def read_numbered(self, numbers: Sequence[int]) -> tuple[Event, ...]:
        """Return the events with these numbers, in order; those that are not there are left out."""
        ...

    def fold_tasks(self) -> FoldedTasks:
        """Fold all events of one moment into the states of their tasks (`fold_rows`)."""
        ...

    def last_sequence(self, task_id: str | None = None) -> int:
        """Return the newest sequence number, of all or of a task; 0 when there is none."""
        ...


class StorageEngine(Protocol):
    """The one writer of a store."""

    def open(self) -> OpenReport:
        """Take the store for this process alone and recover it; raise `StorageError`."""
        ...

    def close(self) -> None:
        """Release everything; harmless when repeated."""
        ...

    def append_batch(self, batch: Sequence[Append]) -> list[Outcome]:
        """Store the appends in order, durably when this returns; an outcome for each.

        Sequence numbers go on without a gap. An append is stored wholly or not at all, and a
        refused one does not touch the others. Raises `StorageError` when nothing was stored, and
        `OutcomeUnknown` when that cannot be told; in both cases the engine can be used again.
        """
        ...

    def try_batch(self, batch: Sequence[Append]) -> list[Outcome]:
        """Return what `append_batch` would, and store nothing."""
        ...

    def apply_retention(self, wanted: ApplyRetention) -> RetentionReport:
        """Remove one slice and append the marker, both or neither; errors as `append_batch`."""
        ...

    def note_gaps(self, gaps: Sequence[Gap]) -> None:
        """Record, durably, what an imported log lacks; errors as `append_batch`."""
        ...

    def last_sequence(self, task_id: str | None = None) -> int:
        """Return the newest sequence number, of all or of a task; 0 when there is none."""
        ...

    def read(self, query: EventQuery) -> EventPage:
        """Return one page of events, for recovery; others use a `StorageReader`."""
        ...
