"""Is what an event reports about the current code? The decision can be seen in the state."""

from ..ordering import Check, CodeMark, judge_marks
from .notes import Foldable, Notes
from .state import StaleReport, TaskRecord

KEPT_DECISIONS = 20


def is_current(record: TaskRecord, event: Foldable, notes: Notes) -> bool:
    """Tell whether a report is about the current code; say in the record why not."""
    report = CodeMark(event.code_version, event.vector_clock, hash_of(event))
    code = CodeMark(record.code_version, record.code_clock, record.code_hash)
    decision = judge_marks(report, code)
    if decision.invalid_state:
        notes.anomaly(
            event,
            f"{event.event_type} speaks of code version {event.code_version},"
            f" the newest is {record.code_version}",
        )
    elif not decision.valid:
        set_aside(record, event, decision.failed)
    return decision.valid


def set_aside(record: TaskRecord, event: Foldable, failed: tuple[Check, ...]) -> None:
    """Ignore a report, count it, and keep the decision."""
    record.stale_count += 1
    report = StaleReport(
        event.sequence_number,
        str(event.event_type),
        event.code_version,
        record.code_version,
        tuple(map(str, failed)),
    )
    record.stale_reports = (*record.stale_reports, report)[-KEPT_DECISIONS:]


def hash_of(event: Foldable) -> str | None:
    """Return the hash of the code that an event speaks of, where it tells that."""
    found = event.data.get("code_hash")
    return found if isinstance(found, str) else None
