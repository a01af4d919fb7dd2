"""Hand over what was committed, in order, to whoever publishes it."""

from collections.abc import Callable, Iterable
from contextlib import suppress

from .engine import Outcome, StorageEngine
from .errors import StorageError
from .event import Event
from .query import MAX_PAGE, EventQuery

Listener = Callable[[tuple[Event, ...]], None]


class CommittedFeed:
    """Gives a listener every event above the one it began after, each once, in order.

    After a commit of unknown outcome the engine may hold events that no append was answered
    with; those are read back, so that the listener has no gap.
    """

    def __init__(self, engine: StorageEngine, begin_after: int, listener: Listener | None) -> None:
        self._engine, self._listener = engine, listener
        self._last = begin_after

    def hand_over(self, outcomes: Iterable[Outcome]) -> None:
        """Pass on what is new in the outcomes of a commit; repeated appends bring nothing."""
        if self._listener is None:
            return
        stored = (outcome for outcome in outcomes if isinstance(outcome, tuple))
        events = tuple(event for events in stored for event in events)
        if events and events[0].sequence_number > self._last + 1:  # numbers that were kept, or lost
            self.catch_up()
        self._pass_on(events)

    def catch_up(self) -> None:
        """Pass on what the log has beyond the last; left for later when it cannot be read."""
        if self._listener is None:
            return
        with suppress(StorageError):
            more = True
            while more:
                page = self._engine.read(EventQuery(after=self._last, limit=MAX_PAGE))
                more = page.more
                self._pass_on(page.events)

    def _pass_on(self, events: tuple[Event, ...]) -> None:
        fresh = tuple(event for event in events if event.sequence_number > self._last)
        if fresh and self._listener is not None:
            self._last = fresh[-1].sequence_number
            self._listener(fresh)
