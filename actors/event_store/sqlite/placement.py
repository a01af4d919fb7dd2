"""Decide what becomes of each append of a batch, before anything is written."""

from collections.abc import Sequence

import apsw

from ..engine import Outcome
from ..errors import EventIdConflict, EventTooLarge, SequenceConflict
from ..event import Event
from ..messages import Append
from .queries import find_events, last_sequence
from .rows import Row, row_of

_CLOCK, _DATA = 8, 9  # columns of a row


class Placement:
    """Gives the appends of a batch their places in the log, in order; collects their rows.

    look_up: look for each event id in the log. That costs a search per event, so that it is left
    to the rare batch in which the unique index found a repetition. A conditional append that
    finds other events than expected is looked up in any case: it may be its own repetition.
    """

    def __init__(self, connection: apsw.Connection, last: int, max_bytes: int) -> None:
        self.rows: list[Row] = []
        self.outcomes: list[Outcome] = []
        self._connection, self._last, self._max_bytes = connection, last, max_bytes
        self._placed: dict[str, Event] = {}
        self._tasks: dict[str, int] = {}

    def place(self, batch: Sequence[Append], *, look_up: bool) -> None:
        """Settle all appends of the batch."""
        for append in batch:
            repeated = self._repetition(append) if look_up else None
            self.outcomes.append(repeated or self._refusal(append) or self._number(append))

    def _number(self, append: Append) -> Outcome:
        first = self._last + 1
        events = tuple(event.numbered(first + n) for n, event in enumerate(append.events))
        rows = [row_of(event) for event in events]
        for event, row in zip(events, rows, strict=True):
            if (size := _bytes_in(row[_CLOCK]) + _bytes_in(row[_DATA])) > self._max_bytes:
                return _too_large(event, size, self._max_bytes)
        self.rows += rows
        self._last += len(events)
        for event in events:
            self._placed[event.event_id] = event
            self._tasks[event.task_id] = event.sequence_number
        return events

    def _refusal(self, append: Append) -> Outcome | None:
        if append.expected_sequence is None:
            return None
        task_id = append.events[0].task_id
        actual = self._tasks.get(task_id) or last_sequence(self._connection, task_id)
        if actual == append.expected_sequence:
            return None
        conflict = SequenceConflict(task_id, append.expected_sequence, actual)
        return self._repetition(append) or conflict

    def _repetition(self, append: Append) -> Outcome | None:
        """Return the events as they are stored, when this append was made before."""
        ids = [event.event_id for event in append.events]
        stored = find_events(self._connection, ids)
        stored |= {key: self._placed[key] for key in ids if key in self._placed}
        if not stored:
            return None
        for event in append.events:
            same = stored.get(event.event_id)
            if same is None or same != event.numbered(same.sequence_number):
                return EventIdConflict(next(key for key in ids if key in stored))
        return tuple(stored[key] for key in ids)


def _too_large(event: Event, size: int, limit: int) -> EventTooLarge:
    return EventTooLarge(
        "data", f"event {event.event_id} has {size} bytes encoded, the limit is {limit}"
    )


def _bytes_in(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())
