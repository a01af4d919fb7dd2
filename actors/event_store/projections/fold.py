"""Fold a task's events into its state."""

import msgspec

from ..errors import InvalidSequence
from ..event import Event
from ..taxonomy import BULKY
from ..vocabulary import REQUIRED_KEYS
from .handlers import HANDLERS
from .notes import Notes
from .state import TaskRecord, TaskState, TaskStatus

_NOTHING: frozenset[str] = frozenset()


class TaskStateFold:
    """Takes the events of one task in sequence order; the state after each is `state()`.

    What is wrong in the log is tolerated and noted among the anomalies; only a sequence number
    that does not go up is an error (`InvalidSequence`), since then the order itself is in doubt.
    """

    def __init__(self) -> None:
        self._record = TaskRecord()
        self._notes = Notes(self._record)
        self._known: set[str] = set()  # events that may be causes: bulky ones never are

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
        if event.causation_id is not None and event.causation_id not in self._known:
            self._notes.anomaly(event, f"its cause {event.causation_id} is not among them")
        if event.event_type not in BULKY:
            self._known.add(event.event_id)
