"""The messages that the event store's actors understand, and their replies."""

from dataclasses import dataclass

from ..kernel import Ask, Invalid
from .event import Event
from .projections import FoldedTasks
from .query import MAX_PAGE, EventPage, EventQuery


@dataclass(frozen=True, slots=True)
class Appended:
    """The events as stored, with their sequence numbers."""

    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Append(Ask[Appended]):
    """Store the events, all or none; answered when they are durable.

    Safe to repeat: events that are stored already, by id, are answered as they are stored.
    expected_sequence: the sequence number of the task's newest event (0: it has none) that the
    caller decided on; with another one the append is refused with `SequenceConflict`.
    keep_numbers: the events have their numbers already (they come from another store); refused
    with `SequenceTaken` unless each is above all that the store has.
    """

    events: tuple[Event, ...]
    expected_sequence: int | None = None
    keep_numbers: bool = False

    def __post_init__(self) -> None:
        if len(self.events) == 1:
            return
        if not self.events:
            raise Invalid("events: an append must have at least one event")
        if self.expected_sequence is not None and len({e.task_id for e in self.events}) > 1:
            raise Invalid("expected_sequence: goes with the events of a single task")
        if len({event.event_id for event in self.events}) < len(self.events):
            raise Invalid("events: two of them have the same event_id")


@dataclass(frozen=True, slots=True)
class ReadEvents(Ask[EventPage]):
    """Read one page; served by the reader."""

    query: EventQuery


@dataclass(frozen=True, slots=True)
class LastSequence(Ask[int]):
    """Ask for the newest sequence number, 0 when the store is empty; of a task, if given."""

    task_id: str | None = None


@dataclass(frozen=True, slots=True)
class ImportEvents(Ask[tuple[int | str, ...]]):
    """Store each event by itself, in order; answered with its number, or why it was refused.

    keep_numbers: as for `Append`.  dry_run: only say what would come of it; store nothing.
    """

    events: tuple[Event, ...]
    keep_numbers: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class FoldTasks(Ask[FoldedTasks]):
    """Fold the whole log into the states of its tasks, in one go; served by the reader."""


@dataclass(frozen=True, slots=True)
class ReadNumbered(Ask[tuple[Event, ...]]):
    """Read the events with these sequence numbers, in order; those that are not there are left out.

    numbers: at most `MAX_PAGE`.
    """

    numbers: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.numbers) > MAX_PAGE:
            raise Invalid(f"numbers: at most {MAX_PAGE} at once, not {len(self.numbers)}")
