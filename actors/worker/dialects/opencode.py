"""OpenCode: `opencode run --format json --print-logs --log-level WARN`; limits are in its logs."""

import re
from collections.abc import Iterable

from ..streaming import StreamName
from .closing import AgentEvent, PermissionWait, Result, Unknown
from .events import SessionStarted, Text, Thinking, ToolUse
from .fields import Fields, read_object
from .opencode_parts import step_cost, tool_events
from .parsing import Clock, RecoveryParser, local_now
from .verdicts import Verdict, judge_by_result

_ASKED = re.compile(r"permission requested: ([\w.-]+) \((.*)\); auto-reject")
_API_ERROR = re.compile(r"AI_\w*Error|statusCode|status=\d{3}|providerID=")


class OpenCodeParser(RecoveryParser):
    """One run."""

    signs = (Text, Thinking, ToolUse, Result)

    def __init__(self, now: Clock = local_now) -> None:
        super().__init__(now)
        self._session = ""
        self._answer = ""
        self._error: Result | None = None

    def read(self, stream: StreamName, line: str) -> Iterable[AgentEvent]:
        """JSON and remarks from stdout, logs from stderr."""
        if asked := _ASKED.search(line[:4096]):
            return [PermissionWait(asked[1], asked[2])]
        if stream == "stderr" or not line.strip():
            return self.remark(line, trusted=_API_ERROR.search(line) is not None)
        found = read_object(line)
        events = self._part(found) if found else None
        return (Unknown(line),) if events is None else [*self._session_of(found), *events]

    def _session_of(self, found: Fields | None) -> Iterable[AgentEvent]:
        session = found.text("sessionID") if found else ""
        if session and session != self._session:
            self._session = session
            yield SessionStarted(session, "")

    def _part(self, found: Fields) -> Iterable[AgentEvent] | None:
        part = found.fields("part")
        match found.text("type"):
            case "step_start":
                return []
            case "text":
                self._answer = part.text("text")
                return [Text(self._answer)]
            case "reasoning":
                return [Thinking(part.text("text"))]
            case "tool_use":
                return tool_events(part)
            case "step_finish":
                return self._step_finish(part)
            case "error":
                return self._failed(found.fields("error"))
            case "done":
                # Newer versions say when they are idle, after errors too.
                return [self._error or Result(False, self._answer, "done")]
            case _:
                return None

    def _step_finish(self, part: Fields) -> Iterable[AgentEvent]:
        yield step_cost(part)
        reason = part.text("reason")
        if reason != "tool-calls":
            yield Result(reason != "stop", self._answer if reason == "stop" else "", reason)

    def _failed(self, error: Fields) -> Iterable[AgentEvent]:
        text = error.text("data", "message") or error.text("message") or error.text("name")
        self._error = Result(True, text, error.text("name"))
        if limit := self.limit_in(text, trusted=True):
            yield limit
        yield self._error


class OpenCodeDialect:
    """OpenCode's."""

    name = "opencode"

    def parser(self, now: Clock = local_now) -> OpenCodeParser:
        """For one run."""
        return OpenCodeParser(now)

    def verdict(self, events: Iterable[AgentEvent], exit_code: int | None) -> Verdict:
        """By its last step."""
        return judge_by_result(events, exit_code)
