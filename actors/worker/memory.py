"""What outlives the incarnations of one task's worker."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from ..event_store import Event
from .streaming import OutputTally

LAST_LINES = 20


@dataclass(slots=True)
class WorkerMemory:
    """Output counted over all incarnations, where its log ends, how the last one ended.

    `untold`: events that were made, and not yet seen to be stored; the oldest first.
    """

    tally: OutputTally = field(default_factory=OutputTally)
    logged: int = 0
    last_end: str | None = None
    untold: deque[Event] = field(default_factory=deque[Event])

    def counts(self) -> dict[str, Any]:
        """Return the lines and bytes of all the task's output so far."""
        return {"lines": self.tally.lines, "bytes": self.tally.bytes}

    def last_lines(self, max_line_length: int) -> list[str]:
        """Return the last lines of output, as text."""
        found = self.tally.last_lines(LAST_LINES, max_line_length=max_line_length)
        return [line.text for line in found]
