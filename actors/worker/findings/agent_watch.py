"""What an agent's program tells in its output, as typed events (AG3, WK6)."""

import math
from collections import defaultdict, deque
from collections.abc import Iterable

import trio

from ...event_store import EventType
from ..dialects import (
    DECISIVE,
    AgentEvent,
    Dialect,
    Notice,
    Recovered,
    SessionStarted,
    Text,
    Thinking,
    Unknown,
    Verdict,
)
from ..ledger import Ledger
from ..streaming import Flush, StreamName
from .limits import LimitOwner
from .placed import PlacedLine, PlacedLines
from .request_clock import RequestClock
from .spoken import SpokenTexts
from .telling import Told, tell

_KEPT = 10_000  # events for the verdict: the last ones count
_LOOK = 1.0  # seconds: what is due may change meanwhile


class AgentWatch:
    """Reads a program's output by its dialect; all of it is in the execution log as it came."""

    def __init__(self, ledger: Ledger, dialect: Dialect, owner: LimitOwner) -> None:
        self._ledger, self._dialect, self._owner = ledger, dialect, owner
        self._parser = dialect.parser()
        self._lines = defaultdict[StreamName, PlacedLines](PlacedLines)
        self._decisive = deque[AgentEvent](maxlen=_KEPT)
        self._spoken, self._clock = SpokenTexts(), RequestClock(trio.current_time())
        self.session: str | None = None

    def verdict(self, exit_code: int | None) -> Verdict:
        """What its last words and its exit code (of a signal: negative) mean together."""
        return self._dialect.verdict(self._decisive, exit_code)

    async def see(self, flush: Flush, offset: int) -> None:
        """Record what the lines say that were flushed."""
        for segment in flush.segments:
            if segment.stream != "tool":  # what tools print is not the agent's word
                lines = self._lines[segment.stream].feed(segment.data, offset)
                await self._read(segment.stream, lines)
            offset += len(segment.data)
        await self._tell_spoken()

    async def run(self) -> None:
        """Tell when the model takes far longer than usual."""
        while True:
            due = self._clock.due
            await trio.sleep_until(min(due or math.inf, trio.current_time() + _LOOK))
            if (elapsed := self._clock.take_overdue(trio.current_time())) is not None:
                await self._ledger.post(*self._owner.tell_slow(elapsed, self._clock.usual))

    async def close(self) -> None:
        """Record what the last line says, which had no end."""
        for stream, lines in self._lines.items():
            await self._read(stream, lines.close())
        await self._tell_spoken()

    async def _read(self, stream: StreamName, lines: Iterable[PlacedLine]) -> None:
        for line in lines:
            for event in self._parser.feed(stream, line.text):
                await self._take(event, line)

    async def _take(self, event: AgentEvent, line: PlacedLine) -> None:
        if isinstance(event, DECISIVE):
            self._decisive.append(event)
        if isinstance(event, SessionStarted):
            self.session = event.id or self.session
        if self._clock.note(event, trio.current_time()):
            await self._post(self._owner.tell(Recovered("")), line)
        if isinstance(event, Text | Thinking | Notice | Unknown):
            if not self._spoken.fits(event):
                await self._tell_spoken()
            return self._spoken.add(event, line)
        await self._tell_spoken()
        await self._post(self._owner.tell(event) or tell(event), line)

    async def _post(self, told: Told | None, line: PlacedLine) -> None:
        if told is not None:
            where = {"log": {"offset": line.offset, "length": line.length}}
            await self._ledger.post(told[0], told[1] | where)

    async def _tell_spoken(self) -> None:
        if (told := self._spoken.take()) is not None:
            await self._ledger.post(EventType.AGENT_TEXT, told)
