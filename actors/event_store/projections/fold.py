"""Fold a task's events into its state."""

from typing import Any

import msgspec

from ..errors import InvalidSequence
from ..event import Event
from ..restore import restore
from ..taxonomy import BULKY
from ..vocabulary import REQUIRED_KEYS
from .handlers import HANDLERS
from .notes import Notes
from .quick import QUICK
from .state import TaskRecord, TaskState, TaskStatus

_NOTHING: frozenset[str] = frozenset()
_BULKY = frozenset(str(name.value) for name in BULKY)  # plain strings are found faster


class TaskStateFold:
    """Takes the events of one task in sequence order; the state after each is `state()`.

    What is wrong in the log is tolerated and noted among the anomalies; only a sequence number
    that does not go up is an error (`InvalidSequence`), since then the order itself is in doubt.
    """

    def __init__(self) -> None:
        self._record = TaskRecord()
        self._notes = Notes(self._record)
        # Events that may be causes, bulky ones never are; None: a root has none.
        self._known: set[str | None] = {None}

    def apply(self, event: Event) -> None:
        """Take the next event."""
        record = self._record
        if event.sequence_number <= record.sequence_number:
            raise InvalidSequence(
                f"sequence number {event.sequence_number} after {record.sequence_number}:"
                " events are folded once each, in order"
            )
        if not self._belongs(event):
            return
        record.sequence_number, record.last_event_at = event.sequence_number, event.timestamp
        self._check(event)
        handler = HANDLERS.get(event.event_type)
        if handler is not None:
            handler(record, event, self._notes)
        else:
            self._notes.anomaly(event, f"unknown type {event.event_type}")

    def apply_row(self, row: tuple[Any, ...]) -> None:
        """Take this task's next event as a row for `restore`; quicker than `apply`."""
        event_id, _, event_type, timestamp, number, cause, _, _, _, data = row
        record, quick = self._record, QUICK.get(event_type)
        if (
            quick is not None
            and number > record.sequence_number
            and record.task_id is not None
            and cause in self._known
            and quick(record, data)
        ):
            record.sequence_number, record.last_event_at = number, timestamp
            if event_type not in _BULKY:
                self._known.add(event_id)
        else:
            self.apply(restore(row))

    @property
    def status(self) -> TaskStatus | None:
        """Where the task stands; None while nothing is known of it."""
        return self._record.status

    def state(self) -> TaskState:
        """Return the state as it is now."""
        return TaskState(**msgspec.structs.asdict(self._record))

    def _belongs(self, event: Event) -> bool:
        record = self._record
        if record.task_id is None:
            record.task_id, record.correlation_id = event.task_id, event.correlation_id
        elif record.task_id != event.task_id:
            self._notes.anomaly(event, f"belongs to the task {event.task_id}")
            return False
        return True

    def _check(self, event: Event) -> None:
        missing = REQUIRED_KEYS.get(event.event_type, _NOTHING) - event.data.keys()
        if missing:
            self._notes.anomaly(event, f"lacks {', '.join(sorted(missing))}")
        if event.causation_id not in self._known:
            self._notes.anomaly(event, f"its cause {event.causation_id} is not among them")
        if event.event_type not in _BULKY:
            self._known.add(event.event_id)
