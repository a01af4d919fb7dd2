"""Decide what becomes of each append of a batch, before anything is written."""

from collections.abc import Sequence

import apsw

from ..engine import Outcome
from ..errors import EventIdConflict, EventTooLarge, SequenceConflict, SequenceTaken
from ..event import Event
from ..messages import Append
from .placed import PlacedEvents
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
        self._connection, self.last, self._max_bytes = connection, last, max_bytes
        self._surely_fits = max_bytes // 4  # characters: UTF-8 has at most 4 bytes for one
        self._known = PlacedEvents(last)

    def place(self, batch: Sequence[Append], *, look_up: bool) -> None:
        """Settle all appends of the batch."""
        for append in batch:
            repeated = self._repetition(append) if look_up else None
            self.outcomes.append(repeated or self._refusal(append) or self._number(append))

    def _number(self, append: Append) -> Outcome:
        events: list[Event] = []
        rows: list[Row] = []
        last = self.last
        for event in append.events:
            if append.keep_numbers and event.sequence_number <= last:
                return SequenceTaken(event.sequence_number, last)
            last = event.sequence_number if append.keep_numbers else last + 1
            stored = event.numbered(last)
            row = row_of(stored)
            if len(row[_CLOCK]) + len(row[_DATA]) > self._surely_fits and (
                excess := _excess(row, self._max_bytes)
            ):
                return EventTooLarge("data", f"event {event.event_id}: {excess}")
            events.append(stored)
            rows.append(row)
        self.rows += rows
        self.last = last
        return tuple(events)

    def _refusal(self, append: Append) -> Outcome | None:
        if append.expected_sequence is None:
            return None
        task_id = append.events[0].task_id
        self._known.learn(self.outcomes)
        actual = self._known.tasks.get(task_id) or last_sequence(self._connection, task_id)
        if actual == append.expected_sequence:
            return None
        conflict = SequenceConflict(task_id, append.expected_sequence, actual)
        return self._repetition(append) or conflict

    def _repetition(self, append: Append) -> Outcome | None:
        """Return the events as they are stored, when this append was made before."""
        ids = [event.event_id for event in append.events]
        stored = find_events(self._connection, ids)
        self._known.learn(self.outcomes)
        stored |= {key: self._known.events[key] for key in ids if key in self._known.events}
        if not stored:
            return None
        for event in append.events:
            same = stored.get(event.event_id)
            if same is None or same != event.numbered(same.sequence_number):
                return EventIdConflict(next(key for key in ids if key in stored))
        return tuple(stored[key] for key in ids)


def _excess(row: Row, limit: int) -> str | None:
    size = sum(len(row[column].encode()) for column in (_CLOCK, _DATA))
    return f"{size} bytes encoded, the limit is {limit}" if size > limit else None
