"""One task on the screen: what its events have told so far."""

import shlex
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from .output import OutputLine, OutputLines
from .tail import Tail
from .text import clean

Clock = Callable[[], datetime]
KEPT_LINES = 100


class Block:
    """The fold of a task's events into what a person wants to see. Feed it in order."""

    def __init__(self, task_id: str, label: str = "", clock: Clock | None = None) -> None:
        self._clock = clock or (lambda: datetime.now(UTC))
        self.task_id, self.label, self.command = task_id, label or task_id, ""
        self.status, self.reason = "queued", ""
        self.lines = self.bytes = self.restarts = 0
        self.exit_code: int | None = None
        self.progress: Mapping[str, Any] = {}
        self.tail = Tail(KEPT_LINES)
        self.output = OutputLines()
        self.started_at: datetime | None = None
        self.ended_at: datetime | None = None

    @property
    def ended(self) -> bool:
        """Whether the task's story is over."""
        return self.ended_at is not None

    def elapsed(self) -> float:
        """Seconds since the start, or from the start to the end."""
        if self.started_at is None:
            return 0.0
        return ((self.ended_at or self._clock()) - self.started_at).total_seconds()

    def apply(self, event: Mapping[str, Any]) -> list[OutputLine]:
        """Take in an event; return the lines of output that it completes."""
        kind, data = str(event["event_type"]), event.get("data", {})
        self._count(data)
        if kind == "TASK_CREATED":
            self.command = shlex.join(data.get("request", {}).get("command", ()))
        elif kind == "TASK_STARTED":
            self.status, self.started_at = "running", _instant(event)
        elif kind == "WORKER_PROGRESS":
            self.progress = data
        elif kind == "WORKER_RESTARTED":
            self.restarts += 1
        elif kind in ENDS:
            self._end(ENDS[kind], event, data)
        return self._lines(kind, data)

    def remember(self, note: str) -> None:
        """Show a note among the lines."""
        self.tail.add(OutputLine("note", note.encode(), False))

    def _lines(self, kind: str, data: Mapping[str, Any]) -> list[OutputLine]:
        lines: list[OutputLine] = []
        if kind == "WORKER_OUTPUT":
            lines = self.output.feed(data["segments"])
        elif kind in ENDS or kind == "WORKER_EXITED":
            lines = self.output.close()
        for line in lines:
            self.tail.add(line)
        return lines

    def visible(self) -> list[OutputLine]:
        """Return the last lines as a terminal would show them, the unfinished ones included."""
        return self.tail.shown_with(self.output.unfinished())

    def _count(self, data: Mapping[str, Any]) -> None:
        if "segments" in data:
            self.lines += int(data.get("lines", 0))
            self.bytes = int(data.get("offset", 0)) + int(data.get("length", 0))
        elif "bytes" in data and "lines" in data:
            self.lines, self.bytes = int(data["lines"]), int(data["bytes"])

    def _end(self, status: str, event: Mapping[str, Any], data: Mapping[str, Any]) -> None:
        self.status, self.ended_at = status, _instant(event)
        self.reason, self.exit_code = clean(str(data.get("reason", ""))), data.get("exit_code")


ENDS = {
    "TASK_COMPLETE": "complete",
    "TASK_FAILED": "failed",
    "TASK_CANCELLED": "cancelled",
    "TASK_INTERRUPTED": "interrupted",
}


def _instant(event: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(str(event["timestamp"]))
