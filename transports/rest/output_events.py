"""The events that speak of a task's output, found by their offset in the execution log."""

from collections import deque

from ...actors.event_store import Event, EventLog, EventQuery, EventType

_TYPES = frozenset({EventType.WORKER_OUTPUT})
_AT_ONCE = 256


def begin_of(event: Event) -> int:
    """Return the offset of the first byte that an event speaks of."""
    return event.data["offset"]


def end_of(event: Event) -> int:
    """Return the offset behind the last byte that an event speaks of."""
    return event.data["offset"] + event.data["length"]


class OutputEvents:
    """The output events of a task from that on which speaks of the byte at `offset`."""

    def __init__(self, log: EventLog, task_id: str, offset: int) -> None:
        self._log, self._task_id, self._offset = log, task_id, offset
        self._cursor: int | None = None
        self._read: deque[Event] = deque()

    async def peek(self) -> Event | None:
        """Return the next event, which stays the next; None at the end of what is stored."""
        if self._cursor is None:
            self._cursor = await self._find_start()
        while not self._read:
            events = await self._page(self._cursor, _AT_ONCE)
            if not events:
                return None
            self._cursor = events[-1].sequence_number
            self._read.extend(event for event in events if end_of(event) > self._offset)
        return self._read[0]

    async def take(self, size: int) -> list[Event]:
        """Return the next events, at least one if there is any, that end within `size` bytes."""
        taken: list[Event] = []
        while (event := await self.peek()) is not None:
            if taken and end_of(event) - begin_of(taken[0]) > size:
                break
            taken.append(self._read.popleft())
        return taken

    # Offsets go up with the sequence numbers, so that the place is found by halving.
    async def _find_start(self) -> int:
        low, high = 0, await self._log.last_sequence(self._task_id) if self._offset else 0
        while low + 1 < high:
            middle = (low + high) // 2
            events = await self._page(middle, 1)
            if events and begin_of(events[0]) <= self._offset:
                low = events[0].sequence_number - 1
            else:
                high = middle
        return low

    async def _page(self, after: int, limit: int) -> tuple[Event, ...]:
        query = EventQuery(task_id=self._task_id, after=after, types=_TYPES, limit=limit)
        return (await self._log.read(query)).events
