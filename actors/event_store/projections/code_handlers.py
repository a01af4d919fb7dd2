"""How events about a task's code change its state.

What speaks of older code than the current one, by version, vector clock or hash, is stale: it is
ignored, counted and kept with the decision. A report about a version that does not exist yet is an
invalid state: noted, never taken as valid.
"""

from ..ordering import Check
from .judging import hash_of, is_current, set_aside
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
        set_aside(record, event, (Check.VERSION,))
    else:
        _have_code(record, event)


def correction_started(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Be at work on a correction."""
    noted(record, event, notes)
    record.corrections_open += 1


def correction_completed(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Have corrected code."""
    if event.code_version >= record.code_version:
        _have_code(record, event)
    if record.corrections_open:
        record.corrections_open -= 1
    else:
        notes.anomaly(event, "a correction is completed that was not started")


def bug_report(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Know of a bug in the current code."""
    record.bug_reports += is_current(record, event, notes)


def test_passed(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Know that a test passes with the current code."""
    record.tests_passed += is_current(record, event, notes)


def test_failed(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Know that a test fails with the current code."""
    record.tests_failed += is_current(record, event, notes)


def report(record: TaskRecord, event: Foldable, notes: Notes) -> None:
    """Know of a check of the current code, which has no count of its own."""
    is_current(record, event, notes)


def _raise_version(record: TaskRecord, version: int) -> None:
    if version > record.code_version:
        record.code_version = version
        record.code_hash, record.code_clock = None, {}
        record.tests_passed = record.tests_failed = record.bug_reports = 0


def _have_code(record: TaskRecord, event: Foldable) -> None:
    _raise_version(record, event.code_version)
    record.code_hash, record.code_clock = hash_of(event), event.vector_clock
