"""The last lines of a task, as a terminal would show them."""

from collections import deque
from collections.abc import Iterable

from .output import OutputLine


class Tail:
    """Keeps the last lines; a rewritten one gives its place to the next of its stream."""

    def __init__(self, kept: int) -> None:
        self._lines: deque[OutputLine] = deque(maxlen=kept)

    def add(self, line: OutputLine) -> None:
        """Put a line at the end, or in the place of the last one."""
        _place(self._lines, line)

    def shown_with(self, unfinished: Iterable[OutputLine]) -> list[OutputLine]:
        """Return the lines, with those that have no end yet in their places."""
        lines = self._lines.copy()
        for line in unfinished:
            _place(lines, line)
        return list(lines)


def _place(lines: deque[OutputLine], line: OutputLine) -> None:
    last = lines[-1] if lines else None
    if last and last.rewritten and last.stream == line.stream:
        # A line end on its own after a progress bar leaves it standing.
        line = line if line.text else last._replace(rewritten=False)
        lines.pop()
    lines.append(line)
