"""Claude Code: `claude -p ... --output-format stream-json --verbose`."""

from collections.abc import Callable, Iterable

from ..streaming import StreamName
from .claude_limits import PROVIDER, read_rate_limit, read_retry
from .claude_messages import (
    read_assistant,
    read_control,
    read_cost,
    read_delta,
    read_tool_progress,
    read_user,
)
from .closing import AgentEvent, Notice, PermissionWait, Result, Unknown
from .events import RateLimited, SessionStarted, Text, Thinking, ToolUse
from .fields import Fields, read_object
from .parsing import Clock, RecoveryParser, local_now
from .verdicts import Verdict, judge_by_result

_SILENT = frozenset({"ui_invalidate", "status"})

Reader = Callable[[Fields], Iterable[AgentEvent] | None]


class ClaudeParser(RecoveryParser):
    """One run."""

    signs = (Text, Thinking, ToolUse, Result)
    provider = PROVIDER

    def __init__(self, now: Clock = local_now) -> None:
        super().__init__(now)
        self._readers: dict[str, Reader] = {
            "system": _read_system,
            "assistant": self._read_assistant,
            "user": read_user,
            "stream_event": read_delta,
            "tool_progress": read_tool_progress,
            "rate_limit_event": read_rate_limit,
            "control_request": read_control,
            "result": self._read_result,
        }

    def read(self, stream: StreamName, line: str) -> Iterable[AgentEvent]:
        """By the object's `type`, which need not be its first key."""
        if stream == "stderr" or not line.strip():
            return self.remark(line)
        found = read_object(line)
        reader = self._readers.get(found.text("type")) if found else None
        events = reader(found) if found and reader else None
        return (Unknown(line),) if events is None else events

    def _read_assistant(self, found: Fields) -> Iterable[AgentEvent]:
        # An error of the API comes in the clothes of an answer, from a model that is none.
        mock = found.text("message", "model") == "<synthetic>" or bool(found.text("error"))
        for event in read_assistant(found):
            limit = mock and isinstance(event, Text) and self.limit_in(event.text, trusted=True)
            yield limit or event

    def _read_result(self, found: Fields) -> Iterable[AgentEvent]:
        status, text = found.count("api_error_status"), found.text("result")
        if status in (429, 503, 529):
            limit = self.limit_in(f"{status} {text}", trusted=True)
            yield limit or RateLimited(PROVIDER, status, message=text)
        yield read_cost(found)
        for denied in found.items("permission_denials"):
            yield PermissionWait(denied.text("tool_name"), str(denied.value("tool_input") or ""))
        # `subtype` is "success" on errors of the API too.
        yield Result(found.flag("is_error") or status is not None, text, found.text("subtype"))


class ClaudeDialect:
    """Claude Code's."""

    name = "claude"

    def parser(self, now: Clock = local_now) -> ClaudeParser:
        """For one run."""
        return ClaudeParser(now)

    def verdict(self, events: Iterable[AgentEvent], exit_code: int | None) -> Verdict:
        """By its result; interrupted while it streams, it exits with 0 and without one."""
        return judge_by_result(events, exit_code)


def _read_system(found: Fields) -> Iterable[AgentEvent] | None:
    match found.text("subtype"):
        case "init":
            return [SessionStarted(found.text("session_id"), found.text("model"))]
        case "api_retry":
            return [read_retry(found)]
        case "compact_boundary":
            return [Notice("the context was compacted")]
        case kind:
            return [] if kind in _SILENT else None
