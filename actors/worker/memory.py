"""What outlives the incarnations of one task's worker."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from ..event_store import Event
from .streaming import OutputTally

LAST_LINES = 20
# Two pipes have no common order: what went wrong may have come before a lot of other output that
# was written earlier, or hide it. With enough of both, so many of the last lines are of stderr.
_LAST_ERRORS = 10
_ALL = 100_000  # more than what is kept can hold


@dataclass(slots=True)
class WorkerMemory:
    """Output counted over all incarnations, where its log ends, how the last one ended.

    `clock`: the vector clock of the newest event, from which the next incarnation counts on.
    `session`: the agent's own id of its newest session, which the next incarnation goes on with.
    `untold`: events that were made, and not yet seen to be stored; the oldest first.
    """

    tally: OutputTally = field(default_factory=OutputTally)
    logged: int = 0
    last_end: str | None = None
    clock: dict[str, int] = field(default_factory=dict[str, int])
    session: str | None = None
    untold: deque[Event] = field(default_factory=deque[Event])

    def counts(self) -> dict[str, Any]:
        """Return the lines and bytes of all the task's output so far."""
        return {"lines": self.tally.lines, "bytes": self.tally.bytes}

    def last_lines(self, max_line_length: int) -> list[str]:
        """Return the last lines of output, as text, in the order of their arrival."""
        kept = self.tally.last_lines(_ALL, max_line_length=max_line_length)
        errors = [n for n, line in enumerate(kept) if line.stream == "stderr"]
        others = [n for n, line in enumerate(kept) if line.stream != "stderr"]
        room = max(_LAST_ERRORS, LAST_LINES - len(others))
        chosen = errors[-room:] + others[min(len(errors), room) - LAST_LINES :]
        return [kept[n].text for n in sorted(chosen)]
