"""Gemini CLI: `gemini -p ... --output-format stream-json`; its retries are on stderr alone."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ..streaming import StreamName
from .closing import AgentEvent, Notice, Result, Unknown
from .events import Cost, RateLimited, SessionStarted, Text, ToolResult, ToolUse
from .fields import Fields, read_object
from .parsing import Clock, RecoveryParser, local_now
from .verdicts import Verdict, judge_by_result, last_limit

_FAILED = re.compile(
    r"^Attempt (\d{1,4}) failed(?: with status (\d{3}))?(?:\W.* Retrying|: )", re.ASCII
)
_AFTER = re.compile(
    r"^(?:Suggested retry after .{1,40}? )?Retrying after (\d{1,9}(?:\.\d{1,9})?)ms", re.ASCII
)
# Its exit code is the HTTP status of what ended it, of which the system keeps the lowest byte.
_STATUSES = {status % 256: status for status in (400, 401, 403, 404, 429, 500, 502, 503, 504, 529)}
_OWN_CODES = {41: "not signed in", 42: "bad input", 44: "sandbox", 52: "bad settings",
              53: "turn limit reached", 54: "a tool failed for good"}  # fmt: skip


class GeminiParser(RecoveryParser):
    """One run."""

    signs = (Text, ToolUse, Result)
    provider = "google"

    def __init__(self, now: Clock = local_now) -> None:
        super().__init__(now)
        self._attempt = RateLimited(self.provider)

    def read(self, stream: StreamName, line: str) -> Iterable[AgentEvent]:
        """JSON from stdout, diagnostics from stderr."""
        if stream == "stderr" or not line.strip():
            return self._diagnostics(line)
        found = read_object(line)
        events = self._event(found) if found else None
        return (Unknown(line),) if events is None else events

    def _diagnostics(self, line: str) -> Iterable[AgentEvent]:
        if found := _FAILED.match(line):
            status = int(found[2]) if found[2] else None
            # Where the API names a wait, its own words come instead of the status.
            words = f"status {status}" if status else line
            kind = self.limit_in(words, trusted=True) or self._attempt
            self._attempt = replace(kind, attempt=int(found[1]), message=line)
            return [self._attempt]
        if found := _AFTER.match(line):
            return [replace(self._attempt, wait_sec=float(found[1]) / 1000.0)]
        return self.remark(line)

    def _event(self, found: Fields) -> Iterable[AgentEvent] | None:
        match found.text("type"):
            case "init":
                return [SessionStarted(found.text("session_id"), found.text("model"))]
            case "message" if found.text("role") == "user":
                return []
            case "message":
                return [Text(found.text("content"), partial=found.flag("delta"))]
            case "tool_use":
                given = found.fields("parameters").data
                return [ToolUse(found.text("tool_id"), found.text("tool_name"), given)]
            case "tool_result":
                text = found.text("output") or found.text("error", "message")
                return [ToolResult(found.text("tool_id"), text, found.text("status") == "error")]
            case "error":
                limit = self.limit_in(found.text("message"), trusted=True)
                bad = found.text("severity") != "warning"
                return [limit or Notice(found.text("message"), is_error=bad)]
            case "result":
                stats = found.fields("stats")
                cost = Cost(None, stats.count("input_tokens"), stats.count("output_tokens"), True)
                status = found.text("status")
                return [cost, Result(status != "success", found.text("error", "message"), status)]
            case _:
                return None


class GeminiDialect:
    """Gemini CLI's."""

    name = "gemini"

    def parser(self, now: Clock = local_now) -> GeminiParser:
        """For one run."""
        return GeminiParser(now)

    def verdict(self, events: Iterable[AgentEvent], exit_code: int | None) -> Verdict:
        """By its result; without one, an exit code of its own tells a failure from an end."""
        seen = list(events)
        verdict = judge_by_result(seen, exit_code)
        code, limit = exit_code or 0, last_limit(seen)
        reason = f"HTTP {_STATUSES[code]}" if code in _STATUSES else _OWN_CODES.get(code)
        if verdict.ending != "interrupted" or reason is None:
            return verdict
        return Verdict("failed", f"{reason}: {limit.message}" if limit else reason)
