"""How a task's own events change its state."""

from .notes import Foldable, Notes
from .state import TaskRecord, TaskStatus


def created(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Begin the story; a second beginning is an anomaly and changes nothing."""
    if record.created_at is not None:
        notes.anomaly(event, "the task was created before")
        return
    request = event.data.get("request")
    record.request = request if isinstance(request, dict) else None
    record.created_at = event.timestamp
    record.status = record.status or TaskStatus.QUEUED


def queued(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Wait for a worker."""
    if _move(record, event, notes, TaskStatus.QUEUED):
        record.priority = notes.number(event, "priority") or 0


def started(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Be at work; what kept it in the queue is over."""
    if _move(record, event, notes, TaskStatus.RUNNING):
        record.started_at = record.started_at or event.timestamp
        record.hindrance = record.hindrance_reason = None


def held(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Stay queued, for the reason that the event tells; one that runs is not held."""
    if record.status is TaskStatus.QUEUED:
        record.hindrance = str(event.event_type)
        record.hindrance_reason = notes.text(event, "reason")


def cancel_requested(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Be on the way to the end; the request may come too late."""
    record.cancel_requested = True


def complete(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """End well."""
    if _end(record, event, notes, TaskStatus.COMPLETE):
        record.verdict = notes.text(event, "verdict") or record.verdict


def failed(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """End badly."""
    if _end(record, event, notes, TaskStatus.FAILED):
        record.verdict = notes.text(event, "verdict") or record.verdict
        if "signal" in event.data:
            record.signal = notes.number(event, "signal")
        record.last_lines = notes.lines(event, "last_lines") or record.last_lines


def cancelled(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """End as asked."""
    _end(record, event, notes, TaskStatus.CANCELLED)


def interrupted(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """End with the server that died."""
    _end(record, event, notes, TaskStatus.INTERRUPTED)


def intervention(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Take what a user says on the way."""
    record.interventions += 1


def server_event(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Pass: the server's own events are stored under a task id of their own."""


def _end(record: TaskRecord, event: Foldable, notes: Notes, status: TaskStatus) -> bool:
    if not _move(record, event, notes, status):
        return False
    record.ended_at = event.timestamp
    record.hindrance = record.hindrance_reason = None
    record.reason = notes.text(event, "reason")
    if "exit_code" in event.data:
        record.exit_code = notes.number(event, "exit_code")
    return True


def _move(record: TaskRecord, event: Foldable, notes: Notes, status: TaskStatus) -> bool:
    if record.status is not None and record.status.ended:
        notes.anomaly(event, f"{event.event_type} after the task's end ({record.status})")
        return False
    if record.created_at is None:
        notes.anomaly(event, f"{event.event_type} before the task was created")
    record.status = status
    return True
