"""The state of a task from all its events, also as it was."""

from collections.abc import Iterable
from operator import attrgetter

from ..event import Event
from ..timestamps import canonical
from .fold import TaskStateFold
from .state import TaskState


def rebuild_state(
    events: Iterable[Event],
    *,
    until_sequence: int | None = None,
    until_time: str | None = None,
) -> TaskState:
    """Return the state that the events of one task give, in the order of their numbers.

    until_sequence: as of this sequence number.  until_time: as of this instant (ISO 8601, UTC).
    A future one gives the newest state. `InvalidSequence` when a sequence number repeats.
    """
    instant = None if until_time is None else canonical(until_time)
    fold = TaskStateFold()
    for event in sorted(events, key=attrgetter("sequence_number")):
        if until_sequence is not None and event.sequence_number > until_sequence:
            break
        if instant is None or event.timestamp <= instant:
            fold.apply(event)
    return fold.state()
