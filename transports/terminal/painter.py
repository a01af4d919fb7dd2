"""Frames on a terminal, drawn over one another without a flicker."""

from collections.abc import Sequence
from threading import Lock
from typing import TextIO

# A terminal that knows synchronised updates shows nothing between the two; others ignore them.
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
_HIDE, _SHOW = "\x1b[?25l", "\x1b[?25h"
_ERASE_REST_OF_LINE, _ERASE_BELOW = "\x1b[K", "\x1b[J"
_HOME = "\x1b[H"


class Painter:
    """Writes what has changed since the last frame, in one piece. It blocks as the stream does.

    The lines of a frame are narrower than the terminal, and fewer than its rows. Threads take
    turns: one that was abandoned may still be waiting for a terminal that is stopped.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown: list[str] = []
        self._size: tuple[int, int] | None = None
        self._lock = Lock()

    def paint(self, lines: Sequence[str], size: tuple[int, int]) -> None:
        """Replace the frame; `size` is the terminal's in columns and rows."""
        with self._lock:
            begin = _HIDE if self._size is None else self._return_to_top(size)
            self._size = size
            self._write(_BEGIN + begin + self._difference(lines) + _END)
            self._shown = list(lines)

    def leave(self) -> None:
        """Leave the last frame where it is and give the cursor back, below it."""
        with self._lock:
            if self._size is not None:
                self._write("\r\n" + _SHOW)
            self._size, self._shown = None, []

    # A terminal that was resized may have wrapped the old lines, or not: where they are now cannot
    # be known. What is visible is cleared; the scrollback stays.
    def _return_to_top(self, size: tuple[int, int]) -> str:
        if size != self._size:
            self._shown = []
            return _HOME + _ERASE_BELOW
        above = len(self._shown) - 1
        return "\r" + (f"\x1b[{above}A" if above > 0 else "")

    def _difference(self, lines: Sequence[str]) -> str:
        old = self._shown
        drawn = [
            "" if number < len(old) and old[number] == line else line + _ERASE_REST_OF_LINE
            for number, line in enumerate(lines)
        ]
        rest = _ERASE_REST_OF_LINE + _ERASE_BELOW if len(lines) < len(old) else ""
        if rest and drawn and not drawn[-1]:
            drawn[-1] = lines[-1]  # the cursor must stand behind it
        return "\r\n".join(drawn) + rest

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
