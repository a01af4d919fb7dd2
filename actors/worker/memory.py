"""What outlives the incarnations of one task's worker."""

from dataclasses import dataclass, field
from typing import Any

from .streaming import OutputTally

LAST_LINES = 20


@dataclass(slots=True)
class WorkerMemory:
    """Output counted over all incarnations, where its log ends, what the last one died of.

    `crashed`: that was an error of the worker itself, not the failure of its command.
    """

    tally: OutputTally = field(default_factory=OutputTally)
    logged: int = 0
    last_error: str | None = None
    crashed: bool = False

    def counts(self) -> dict[str, Any]:
        """Return the lines and bytes of all the task's output so far."""
        return {"lines": self.tally.lines, "bytes": self.tally.bytes}

    def last_lines(self, max_line_length: int) -> list[str]:
        """Return the last lines of output, as text."""
        found = self.tally.last_lines(LAST_LINES, max_line_length=max_line_length)
        return [line.text for line in found]
