"""What an agent's program tells in its output, as typed events (AG3, WK6)."""

from collections import defaultdict, deque
from collections.abc import Iterable

import trio

from ...event_store import EventType
from ..dialects import (
    DECISIVE,
    AgentEvent,
    Dialect,
    Notice,
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
from .telling import MAX_TEXT, tell, text_of, told_text

_KEPT = 10_000  # events for the verdict: the last ones count
_Spoken = tuple[str, bool]


class AgentWatch:
    """Reads a program's output by its dialect; all of it is in the execution log as it came."""

    def __init__(self, ledger: Ledger, dialect: Dialect, owner: LimitOwner) -> None:
        self._ledger, self._dialect, self._owner = ledger, dialect, owner
        self._parser = dialect.parser()
        self._lines = defaultdict[StreamName, PlacedLines](PlacedLines)
        self._decisive = deque[AgentEvent](maxlen=_KEPT)
        self._texts: list[tuple[_Spoken, str, PlacedLine]] = []
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
        await self._tell_texts()

    async def run(self) -> None:
        """Nothing is to be done between two flushes."""
        await trio.lowlevel.checkpoint()

    async def close(self) -> None:
        """Record what the last line says, which had no end."""
        for stream, lines in self._lines.items():
            await self._read(stream, lines.close())
        await self._tell_texts()

    async def _read(self, stream: StreamName, lines: Iterable[PlacedLine]) -> None:
        for line in lines:
            for event in self._parser.feed(stream, line.text):
                await self._take(event, line)

    async def _take(self, event: AgentEvent, line: PlacedLine) -> None:
        if isinstance(event, DECISIVE):
            self._decisive.append(event)
        if isinstance(event, SessionStarted):
            self.session = event.id or self.session
        if isinstance(event, Text | Thinking | Notice | Unknown):
            text, kind, partial = text_of(event)
            return await self._keep_text((kind, partial), text, line)
        await self._tell_texts()
        if (told := self._owner.tell(event) or tell(event)) is not None:
            where = {"log": {"offset": line.offset, "length": line.length}}
            await self._ledger.post(told[0], told[1] | where)

    # Some speak line by line, or letter by letter: what came in one flush is one event.
    async def _keep_text(self, spoken: _Spoken, text: str, line: PlacedLine) -> None:
        waiting = sum(len(each) for _, each, _ in self._texts)
        if self._texts and (self._texts[0][0] != spoken or waiting + len(text) > MAX_TEXT):
            await self._tell_texts()
        self._texts.append((spoken, text, line))

    async def _tell_texts(self) -> None:
        if not self._texts:
            return
        kept, self._texts = self._texts, []
        (kind, partial), first, last = kept[0][0], kept[0][2], kept[-1][2]
        text = ("" if partial else "\n").join(each for _, each, _ in kept)
        end = max(last.offset + last.length, first.offset + first.length)
        where = {"log": {"offset": first.offset, "length": end - first.offset}}
        if text.strip():
            await self._ledger.post(EventType.AGENT_TEXT, told_text(text, kind, partial) | where)
