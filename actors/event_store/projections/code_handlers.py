"""How events about a task's code change its state.

What speaks of an older version than the current one is stale: ignored and counted. A report
about a version that does not exist yet is an invalid state: noted, never taken as valid.
"""

from .notes import Foldable, Notes
from .state import TaskRecord


def noted(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Know the version that the work has reached."""
    _raise_version(record, event.code_version)


def module_started(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Be at work on a module."""
    noted(record, event, notes)
    record.module = notes.text(event, "module") or record.module


def module_complete(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Be done with a module."""
    noted(record, event, notes)
    record.modules_complete += 1


def generated(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Have new code, unless it comes after newer code."""
    if event.code_version < record.code_version:
        record.stale_count += 1
    else:
        noted(record, event, notes)


def correction_started(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Be at work on a correction."""
    noted(record, event, notes)
    record.corrections_open += 1


def correction_completed(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Have corrected code."""
    noted(record, event, notes)
    if record.corrections_open:
        record.corrections_open -= 1
    else:
        notes.anomaly(event, "a correction is completed that was not started")


def bug_report(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Know of a bug in the current code."""
    record.bug_reports += _is_current(record, event, notes)


def test_passed(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Know that a test passes with the current code."""
    record.tests_passed += _is_current(record, event, notes)


def test_failed(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Know that a test fails with the current code."""
    record.tests_failed += _is_current(record, event, notes)


def report(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Know of a check of the current code, which has no count of its own."""
    _is_current(record, event, notes)


def _raise_version(record: TaskRecord, version: int) -> None:
    if version > record.code_version:
        record.code_version = version
        record.tests_passed = record.tests_failed = record.bug_reports = 0


def _is_current(record: TaskRecord, event: Foldable, notes: Notes) -> bool:
    if event.code_version > record.code_version:
        notes.anomaly(
            event,
            f"{event.event_type} speaks of code version {event.code_version},"
            f" the newest is {record.code_version}",
        )
    elif event.code_version < record.code_version:
        record.stale_count += 1
    return event.code_version == record.code_version
