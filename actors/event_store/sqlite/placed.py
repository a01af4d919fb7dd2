"""What the appends of a batch have placed so far, before anything of it is written."""

from collections.abc import Sequence

from ..engine import Outcome
from ..event import Event


class PlacedEvents:
    """What the batch has placed so far; looked at only by appends that need it."""

    def __init__(self, last: int) -> None:
        self.events: dict[str, Event] = {}
        self.tasks: dict[str, int] = {}
        self._last, self._learnt = last, 0

    def learn(self, outcomes: Sequence[Outcome]) -> None:
        """Take in the outcomes that have come since the last time."""
        for outcome in outcomes[self._learnt :]:
            for event in outcome if isinstance(outcome, tuple) else ():
                if event.sequence_number > self._last:  # else it repeats what was stored
                    self.events[event.event_id] = event
                    self.tasks[event.task_id] = event.sequence_number
        self._learnt = len(outcomes)
