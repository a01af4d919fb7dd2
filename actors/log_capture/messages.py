"""What the log writer is asked, and what it says of itself."""

from dataclasses import dataclass

from ..kernel import Ask, Unavailable


@dataclass(frozen=True, slots=True)
class WriteOutput(Ask[int]):
    """Append a command's output to the task's execution log, pieces in order.

    The reply is the offset of the first byte. It comes when all of it is in the file (and on the
    disk, if the writer is durable); `LogWriteFailed` if nothing of it is. `offset` makes it safe to
    repeat when no reply came: what the log has from there on is replaced.
    """

    task_id: str
    segments: tuple[bytes, ...]
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class WriteLine(Ask[None]):
    """Append a line to the task's workflow log, or to the server's log without a task."""

    line: str
    task_id: str | None = None


@dataclass(frozen=True, slots=True)
class GetLogStatistics(Ask["LogStatistics"]):
    """What has been written so far by this incarnation."""


@dataclass(frozen=True, slots=True)
class LogStatistics:
    """Counts since the writer started; `last_error` is the last failure, in words."""

    output_bytes: int = 0
    output_writes: int = 0
    lines: int = 0
    failed_writes: int = 0
    last_error: str | None = None
    open_files: int = 0
    expired_files: int = 0


class LogWriteFailed(Unavailable):
    """The log could not be written: a full disk, say. Nothing of the request is in the file."""
