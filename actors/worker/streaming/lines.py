"""Lines out of the bytes of one stream, for display and for parsers (WK2)."""

from dataclasses import dataclass

from .codepoints import MAX_HELD, unfinished_length


@dataclass(frozen=True, slots=True)
class Line:
    r"""A line, or a part of one that is too long.

    `ending` is `\n`, `\r\n`, `\r` (the next line is written over this one: a progress bar), or
    nothing, where the line goes on (`continued`) or the stream ended.
    """

    text: bytes
    ending: bytes
    continued: bool = False

    @property
    def rewritten(self) -> bool:
        """Whether the terminal shows the next line in the place of this one."""
        return self.ending == b"\r"


class LineSplitter:
    """Splits what it is fed; all texts and endings together are all that was fed.

    Lines longer than `max_line_length` bytes come in parts, no part ending within a code point.
    """

    def __init__(self, max_line_length: int = 2048) -> None:
        if max_line_length < 1:
            raise ValueError(f"max_line_length must be at least 1, not {max_line_length}")
        self._limit = max_line_length
        self._rest = b""

    @property
    def unfinished(self) -> bytes:
        """The line that has no ending yet: what a cursor would stand behind."""
        return self._rest

    def feed(self, data: bytes) -> list[Line]:
        r"""The lines that `data` finishes. A `\r` at its end waits: a `\n` may belong to it."""
        pieces = (self._rest + data).splitlines(keepends=True)
        self._rest = b""
        if pieces and not pieces[-1].endswith(b"\n"):
            self._rest = pieces.pop()
        lines = [line for piece in pieces for line in self._parts(piece)]
        return lines + self._excess()

    def close(self) -> list[Line]:
        """What is left at the end of the stream."""
        rest, self._rest = self._rest, b""
        return self._parts(rest) if rest else []

    def _parts(self, piece: bytes) -> list[Line]:
        """A line with its ending, in as many parts as it takes."""
        text = piece.rstrip(b"\r\n")
        parts, start = self._full_parts(text)
        return [*parts, Line(text[start:], piece[len(text) :])]

    def _excess(self) -> list[Line]:
        """Parts of the unfinished line that are too long to wait for its end."""
        parts, start = self._full_parts(self._rest.removesuffix(b"\r"))
        self._rest = self._rest[start:]
        return parts

    def _full_parts(self, text: bytes) -> tuple[list[Line], int]:
        """The parts before the last one, which is never empty, and where that begins."""
        parts: list[Line] = []
        start = 0
        while len(text) - start > self._limit:
            end = self._cut(text, start)
            parts.append(Line(text[start:end], b"", True))
            start = end
        return parts, start

    def _cut(self, text: bytes, start: int) -> int:
        """Where a part that begins at `start` ends: at the limit, or before a code point there."""
        end = start + self._limit
        cut = end - unfinished_length(text[max(start, end - MAX_HELD) : end])
        return cut if cut > start else end
