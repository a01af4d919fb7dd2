"""What an agent says, gathered: some speak line by line, or letter by letter."""

from typing import Any

from ..dialects import Notice, Text, Thinking, Unknown
from .placed import PlacedLine
from .telling import MAX_TEXT, text_of, told_text

Spoken = Text | Thinking | Notice | Unknown


class SpokenTexts:
    """Texts of one kind that came one after the other, and are told as one."""

    def __init__(self) -> None:
        self._kind: tuple[str, bool] | None = None
        self._texts: list[str] = []
        self._start = self._end = self._size = 0

    def fits(self, event: Spoken) -> bool:
        """Whether the event goes on with what there is."""
        text, kind, partial = text_of(event)
        same = self._kind == (kind, partial) and self._size + len(text) <= MAX_TEXT
        return not self._texts or same

    def add(self, event: Spoken, line: PlacedLine) -> None:
        """Gather a text that fits."""
        text, kind, partial = text_of(event)
        if not self._texts:
            self._kind, self._start, self._end = (kind, partial), line.offset, line.offset
        self._texts.append(text)
        self._size += len(text)
        self._end = max(self._end, line.offset + line.length)

    def take(self) -> dict[str, Any] | None:
        """The data of AGENT_TEXT for what there is, if it is more than blanks."""
        texts, self._texts, self._size = self._texts, [], 0
        if self._kind is None or not texts:
            return None
        kind, partial = self._kind
        text = ("" if partial else "\n").join(texts)
        where = {"log": {"offset": self._start, "length": self._end - self._start}}
        return told_text(text, kind, partial) | where if text.strip() else None
