"""A limit as the book holds it, and how what is recorded changes it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ..event_store import Event, EventType
from .messages import LimitPhase, LimitView
from .pausing import met_again
from .waits import Waits


class ResumedBy(StrEnum):
    """What ended a pause: its end, an answer of the provider, or a person."""

    TIME = "time"
    RECOVERY = "recovery"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit, and what is still to be done about it.

    `cause`: id of the event that set the pause; None when there is none.
    `announced`: whether all were told of it.
    `recovered`: the task that met the limit gets answers again.
    """

    view: LimitView
    cause: str | None = None
    announced: bool = True
    recovered: bool = False

    def met(self, event: Event, waits: Waits) -> "Limit":
        """Return the limit after a 429 or the like."""
        if not (changes := met_again(self.view, event, waits)):
            return self
        moved = self._moved(event, task_id=event.task_id, **changes)
        return replace(moved, cause=event.event_id, announced=False, recovered=False)

    def slowed(self, event: Event) -> "Limit":
        """Return the limit when a request takes far longer than usual."""
        return self._moved(event, slow_since=self.view.slow_since or event.timestamp)

    def answered(self, event: Event) -> "Limit":
        """Return the limit when a task gets answers again; those of another prove nothing."""
        over = self.view.phase is LimitPhase.PAUSED and event.task_id == self.view.task_id
        return replace(self._moved(event, slow_since=None), recovered=self.recovered or over)

    # A decision names the pause that it is about as its cause. One that was made before a newer
    # 429 was seen, or about a pause that is over, changes nothing: whoever folds the log finds
    # that out, live or later.
    def decided(self, event: Event) -> "Limit":
        """Return the limit after what was decided about its pause."""
        is_persons = event.data.get("by") == ResumedBy.PERSON
        if self.cause is None or (event.causation_id != self.cause and not is_persons):
            return self
        if event.event_type == EventType.LIMIT_RESUMED:
            return self._freed(event)
        announced = replace(self._moved(event), announced=True)
        if event.event_type == EventType.LIMIT_PAUSED:
            return announced
        return announced._moved(event, phase=LimitPhase.ASKING, since=event.timestamp)

    # An answer shows that the limit is over; the end of a pause only gives it another try.
    def _freed(self, event: Event) -> "Limit":
        answered = event.data.get("by") == ResumedBy.RECOVERY
        strikes = 0 if answered else self.view.strikes
        phase, since = LimitPhase.FREE, event.timestamp
        freed = self._moved(event, phase=phase, since=since, strikes=strikes)
        return replace(freed, cause=None, announced=True, recovered=False)

    def _moved(self, event: Event, **changes: Any) -> "Limit":
        return replace(self, view=replace(self.view, version=event.sequence_number, **changes))
