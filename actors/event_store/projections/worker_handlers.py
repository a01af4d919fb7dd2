"""How a worker's events change the state of its task."""

from .notes import Foldable, Notes
from .state import TaskRecord


def started(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Have a worker, or a further incarnation of it; nothing is known of its end yet."""
    record.incarnation = max(record.incarnation, notes.count(event, "incarnation"))
    record.agent = notes.text(event, "agent") or record.agent
    record.exit_code = record.signal = record.hindrance = record.hindrance_reason = None


def output(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Have more output, up to the end of this stretch of the execution log."""
    end = notes.count(event, "offset") + notes.count(event, "length")
    if end > record.bytes:
        record.bytes = end
        record.lines += notes.count(event, "lines")


def counted(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Have at least as much output as a heartbeat or an exit has counted."""
    record.lines = max(record.lines, notes.count(event, "lines"))
    record.bytes = max(record.bytes, notes.count(event, "bytes"))


def progress(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Have got so far."""
    record.progress = event.data


def exited(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Know how the program ended."""
    counted(record, event, notes)
    record.exit_code = notes.number(event, "exit_code")
    record.signal = notes.number(event, "signal")
    record.last_lines = notes.lines(event, "last_lines") or record.last_lines


def crashed(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Have lost the worker."""
    record.crashes += 1
    record.reason = notes.text(event, "reason")


def restarted(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Get another incarnation."""
    record.restarts += 1
    record.incarnation = max(record.incarnation, notes.count(event, "incarnation"))


def hindered(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Not get on, for the reason that the event's type names, and its message if it has one."""
    record.hindrance = str(event.event_type)
    record.hindrance_reason = notes.text(event, "message")


def recovered(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Get on again."""
    record.hindrance = record.hindrance_reason = None
