"""Is a report (a test's result, a bug report) still about the current code?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .clock import Clock, happens_before
from .event import Event


class Check(StrEnum):
    """What can disqualify a report."""

    VERSION = "version"  # it speaks of an older version
    CLOCK = "clock"  # it was made before the correction
    HASH = "hash"  # it saw other code
    INVALID_STATE = "invalid_state"  # it speaks of a version that does not exist yet


@dataclass(frozen=True, slots=True)
class ReportDecision:
    """The outcome: `failed` names the checks that disqualified the report, in order."""

    failed: tuple[Check, ...]

    @property
    def valid(self) -> bool:
        """Whether the report is about the current code."""
        return not self.failed

    @property
    def invalid_state(self) -> bool:
        """Whether the report cannot be: its version is above the code's."""
        return Check.INVALID_STATE in self.failed


@dataclass(frozen=True, slots=True)
class CodeMark:
    """What a report is about, or the code as it is: version, vector clock, hash if known."""

    version: int
    clock: Clock
    code_hash: Any = None


def judge_report(report: Event, correction: Event) -> ReportDecision:
    """Hold a report against the newest correction, by version, vector clock and code hash.

    The hashes are `data["code_hash"]`; without either, that check is dropped. Timestamps play no
    part: machines' clocks differ.
    """
    return judge_marks(_mark_of(report), _mark_of(correction))


def judge_marks(report: CodeMark, code: CodeMark) -> ReportDecision:
    """Hold what a report is about against the code as it is."""
    failed: list[Check] = []
    if report.version > code.version:
        failed.append(Check.INVALID_STATE)
    elif report.version < code.version:
        failed.append(Check.VERSION)
    if happens_before(report.clock, code.clock):
        failed.append(Check.CLOCK)
    if None not in (report.code_hash, code.code_hash) and report.code_hash != code.code_hash:
        failed.append(Check.HASH)
    return ReportDecision(tuple(failed))


def _mark_of(event: Event) -> CodeMark:
    return CodeMark(event.code_version, event.vector_clock, event.data.get("code_hash"))


def is_report_valid_for_current_code(report: Event, correction: Event) -> bool:
    """Tell whether every check passes; `judge_report` says which did not."""
    return judge_report(report, correction).valid
