"""What a reader does not get, and is told of."""

from dataclasses import dataclass, replace

from ..event_store import Event, EventPage, Gap


@dataclass(frozen=True, slots=True)
class FeedPage:
    """The next events; before or among them there may be gaps.

    removed: what the log has no more (retention).  dropped: what a full backlog let go of.
    """

    events: tuple[Event, ...]
    removed: tuple[Gap, ...] = ()
    dropped: Gap | None = None

    def __bool__(self) -> bool:
        return bool(self.events or self.removed or self.dropped)


def live_page(events: list[Event], dropped: Gap | None, cursor: int) -> FeedPage:
    """Return what is new behind the cursor: the rest was read from the log before."""
    fresh = tuple(event for event in events if event.sequence_number > cursor)
    if dropped is not None and dropped.first <= cursor:
        first = cursor + 1
        count = min(dropped.count, dropped.last - cursor)
        dropped = replace(dropped, first=first, count=count) if count > 0 else None
    return FeedPage(fresh, dropped=dropped)


class DroppedRun:
    """What a backlog has let go of since its reader last looked; `total` counts all of it."""

    def __init__(self) -> None:
        self.total = 0
        self._run: Gap | None = None

    def add(self, event: Event) -> None:
        """Count one more, newer than those before it."""
        self.total += 1
        number, kinds, run = event.sequence_number, frozenset({event.event_type}), self._run
        if run is None:
            self._run = Gap(event.task_id, number, number, 1, kinds)
        else:
            task_id = run.task_id if run.task_id == event.task_id else None
            self._run = Gap(task_id, run.first, number, run.count + 1, run.types | kinds)

    def take(self) -> Gap | None:
        """Return what was let go of, once; its task is None when they were of several."""
        run, self._run = self._run, None
        return run


# A gap that reaches over the end of a page is on both, and a page may be read again.
class UntoldGaps:
    """Tells the gaps of pages that are read one after the other, each once."""

    def __init__(self) -> None:
        self._told_to = -1

    def of(self, page: EventPage) -> tuple[Gap, ...]:
        """Return those that no earlier page had; that begin before the cursor, of the first."""
        untold = tuple(gap for gap in page.gaps if gap.first > self._told_to)
        seen = [event.sequence_number for event in page.events[-1:]]
        self._told_to = max(self._told_to, *seen, *(gap.first for gap in untold), 0)
        return untold
