"""Claude Code's messages: blocks of text, thinking, tool use and tool results."""

import re
from collections.abc import Iterable

from .closing import AgentEvent, PermissionWait
from .events import Cost, Text, Thinking, ToolProgress, ToolResult, ToolUse
from .fields import Fields

_INPUT = ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")
_NO_LEAVE = re.compile(r"haven't granted|requires? approval|permission to use", re.IGNORECASE)


def read_assistant(found: Fields) -> Iterable[AgentEvent]:
    """The blocks of an answer."""
    for block in found.items("message", "content"):
        match block.text("type"):
            case "text":
                yield Text(block.text("text"))
            case "thinking":
                yield Thinking(block.text("thinking"))
            case "tool_use":
                given = block.fields("input").data
                yield ToolUse(block.text("id"), block.text("name"), given)
            case _:
                pass


def read_user(found: Fields) -> Iterable[AgentEvent]:
    """The results of tools, which come as the user's messages."""
    for block in found.items("message", "content"):
        if block.text("type") != "tool_result":
            continue
        text = block.text("content") or "\n".join(
            part.text("text") for part in block.items("content") if part.text("text")
        )
        is_error = block.flag("is_error")
        if is_error and _NO_LEAVE.search(text[:400]):
            yield PermissionWait("", text)
        yield ToolResult(block.text("tool_use_id"), text, is_error)


def read_delta(found: Fields) -> Iterable[AgentEvent]:
    """A piece of an answer that is being written (`--include-partial-messages`)."""
    delta = found.fields("event", "delta")
    if delta.text("type") == "text_delta":
        yield Text(delta.text("text"), partial=True)
    elif delta.text("type") == "thinking_delta":
        yield Thinking(delta.text("thinking"), partial=True)


def read_tool_progress(found: Fields) -> Iterable[AgentEvent]:
    """The heartbeat of a tool that works for long."""
    tool = found.text("parent_tool_use_id") or found.text("tool_use_id")
    elapsed = found.number("elapsed_time_seconds") or 0.0
    yield ToolProgress(tool, found.text("tool_name"), elapsed)


def read_control(found: Fields) -> Iterable[AgentEvent] | None:
    """A question whether a tool may be used (`--permission-prompt-tool stdio`)."""
    request = found.fields("request")
    if request.text("subtype") != "can_use_tool":
        return None
    return [PermissionWait(request.text("tool_name"), str(request.value("input") or ""))]


def read_cost(found: Fields) -> Cost:
    """What the session has cost so far, by its result."""
    usage = found.fields("usage")
    given = [count for name in _INPUT if (count := usage.count(name)) is not None]
    usd, out = found.number("total_cost_usd"), usage.count("output_tokens")
    return Cost(usd, sum(given) if given else None, out, cumulative=True)
