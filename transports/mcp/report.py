"""What one call tells of a task: its output and events after a cursor, up to a bound."""

from collections.abc import Awaitable, Callable, Iterable

from ...actors.event_store import BULKY, TERMINAL, Event, EventType
from ...actors.worker import strip_ansi
from .progress_answer import BriefEvent

# Bytes. An answer is read by a model: some thousand tokens, the rest with the next call. A cursor
# cannot stand within an event, so that a burst may make it longer.
MAX_OUTPUT = 24_000
MAX_BURST = 60_000
MAX_EVENTS = 100
_MAX_DETAIL = 200
_LAST = TERMINAL | {EventType.TASK_INTERRUPTED}

ReadOutput = Callable[[Event], Awaitable[bytes]]


class Report:
    """Gathers events; `cursor` is the newest that is in it, so that it may stop anywhere."""

    def __init__(self, cursor: int, read_output: ReadOutput) -> None:
        self.cursor = cursor
        self.ended = self.is_full = False
        self._read_output = read_output
        self._output = bytearray()
        self._events: list[BriefEvent] = []

    @property
    def is_done(self) -> bool:
        """Whether no more is to be taken by this call."""
        return self.ended or self.is_full

    @property
    def output(self) -> str:
        """What was printed, without the terminal's escape sequences."""
        return strip_ansi(bytes(self._output)).decode("utf-8", "replace")

    @property
    def events(self) -> tuple[BriefEvent, ...]:
        """What happened, output and heartbeats left out."""
        return tuple(self._events)

    async def take(self, events: Iterable[Event]) -> None:
        """Add events, in order, until it is done."""
        for event in events:
            if self.is_done:
                return
            await self._add(event)

    async def _add(self, event: Event) -> None:
        if event.event_type == EventType.WORKER_OUTPUT:
            data = _shortened(await self._read_output(event))
            if self._output and len(self._output) + len(data) > MAX_OUTPUT:
                self.is_full = True
                return
            self._output += data
        elif event.event_type not in BULKY:
            self._events.append(_brief(event))
        self.cursor = event.sequence_number
        self.is_full = len(self._output) >= MAX_OUTPUT or len(self._events) >= MAX_EVENTS
        self.ended = event.event_type in _LAST


def _shortened(data: bytes) -> bytes:
    if len(data) <= MAX_BURST:
        return data
    kept = MAX_BURST // 2
    mark = b"\n[%d bytes left out here: they are in the execution log]\n"
    return data[:kept] + mark % (len(data) - 2 * kept) + data[-kept:]


def _brief(event: Event) -> BriefEvent:
    detail = ", ".join(f"{key}={value}" for key, value in event.data.items() if value is not None)
    return BriefEvent(
        sequence_number=event.sequence_number,
        type=str(event.event_type),
        timestamp=event.timestamp,
        detail=detail if len(detail) <= _MAX_DETAIL else f"{detail[:_MAX_DETAIL]}...",
    )
