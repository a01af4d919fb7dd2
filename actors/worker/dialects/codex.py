"""Codex: `codex exec --json`."""

from collections.abc import Iterable

from ..streaming import StreamName
from .closing import AgentEvent, Notice, Result, Unknown
from .codex_items import is_known, is_tool, tool_end, tool_use, words
from .events import Cost, SessionStarted, Text, Thinking, ToolUse
from .fields import Fields, read_object
from .parsing import Clock, RecoveryParser, local_now
from .verdicts import Verdict, judge_by_result


class CodexParser(RecoveryParser):
    """One run."""

    signs = (Text, Thinking, ToolUse, Result)
    provider = "openai"

    def __init__(self, now: Clock = local_now) -> None:
        super().__init__(now)
        self._answer = ""
        self._started: set[str] = set()

    def read(self, stream: StreamName, line: str) -> Iterable[AgentEvent]:
        """Events of the thread, its turns and their items."""
        if stream == "stderr" or not line.strip():
            return self.remark(line)
        found = read_object(line)
        events = self._thread(found) if found else None
        return (Unknown(line),) if events is None else events

    def _thread(self, found: Fields) -> Iterable[AgentEvent] | None:
        kind, item = found.text("type"), found.fields("item")
        match kind:
            case "thread.started":
                return [SessionStarted(found.text("thread_id"), "")]
            case "turn.started":
                return []
            case "item.started" | "item.updated" | "item.completed" if is_known(item):
                return self._item(item, kind)
            case "turn.completed":
                return self._completed(found)
            case "turn.failed":
                # The error itself, and a limit that it may tell of, came just before.
                return [Result(True, found.text("error", "message"), "failed")]
            case "error":
                return self._error(found.text("message"))
            case _:
                return None

    def _item(self, item: Fields, kind: str) -> Iterable[AgentEvent]:
        if is_tool(item):
            if item.text("id") not in self._started:
                self._started.add(item.text("id"))
                yield tool_use(item)
            if kind == "item.completed":
                self._started.discard(item.text("id"))
                yield from tool_end(item)
        elif kind == "item.completed" or item.text("type") == "todo_list":
            event = words(item)
            if isinstance(event, Text):
                self._answer = event.text
            yield event

    def _completed(self, found: Fields) -> Iterable[AgentEvent]:
        given, out = found.count("usage", "input_tokens"), found.count("usage", "output_tokens")
        yield Cost(None, given, out, cumulative=True)
        yield Result(False, self._answer, "completed")

    def _error(self, message: str) -> Iterable[AgentEvent]:
        yield self.limit_in(message, trusted=True) or Notice(message, is_error=True)


class CodexDialect:
    """Codex's."""

    name = "codex"

    def parser(self, now: Clock = local_now) -> CodexParser:
        """For one run."""
        return CodexParser(now)

    def verdict(self, events: Iterable[AgentEvent], exit_code: int | None) -> Verdict:
        """By its last turn; an interrupted one exits with 1 and without an event."""
        return judge_by_result(events, exit_code)
