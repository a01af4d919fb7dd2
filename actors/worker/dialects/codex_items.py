"""Codex's items: messages, reasoning, commands, changes of files, calls of tools."""

from collections.abc import Iterable
from typing import Any

from .closing import AgentEvent, Notice, PermissionWait
from .events import Text, Thinking, ToolResult, ToolUse
from .fields import Fields

_TOOLS = frozenset(
    {"command_execution", "mcp_tool_call", "web_search", "file_change", "collab_tool_call"}
)
_WORDS = frozenset({"agent_message", "reasoning", "plan", "todo_list", "error"})
_BAD = frozenset({"failed", "declined"})


def is_known(item: Fields) -> bool:
    """Whether the item is of a kind that is understood."""
    return item.text("type") in _TOOLS | _WORDS


def is_tool(item: Fields) -> bool:
    """Whether the item is the work of a tool."""
    return item.text("type") in _TOOLS


def tool_use(item: Fields) -> ToolUse:
    """The beginning of a tool's work."""
    kind = item.text("type")
    if kind == "mcp_tool_call":
        kind = ".".join(filter(None, (item.text("server"), item.text("tool")))) or kind
        return ToolUse(item.text("id"), kind, item.fields("arguments").data)
    given: dict[str, Any] = {
        key: item.value(key)
        for key in ("command", "query", "changes", "prompt")
        if item.value(key) is not None
    }
    return ToolUse(item.text("id"), kind, given)


def tool_end(item: Fields) -> Iterable[AgentEvent]:
    """The end of a tool's work."""
    text = item.text("aggregated_output") or item.text("error", "message") or _content(item)
    if item.text("status") == "declined":
        yield PermissionWait(item.text("type"), item.text("command"))
    bad = item.text("status") in _BAD or bool(item.count("exit_code"))
    yield ToolResult(item.text("id"), text, bad)


def words(item: Fields) -> AgentEvent:
    """What the model says, thinks or plans, and warnings."""
    match item.text("type"):
        case "reasoning":
            return Thinking(item.text("text"))
        case "todo_list":
            return Notice(_todo(item))
        case "error":
            return Notice(item.text("message"))
        case _:
            return Text(item.text("text"))


def _content(item: Fields) -> str:
    parts = item.items("result", "content")
    return "\n".join(part.text("text") for part in parts if part.text("text"))


def _todo(item: Fields) -> str:
    todo = item.items("items")
    done = sum(one.flag("completed") for one in todo)
    following = next((one.text("text") for one in todo if not one.flag("completed")), "")
    return f"plan: {done}/{len(todo)} done{following and f', next: {following}'}"
