"""What an agent's program told, as the data of events: bounded, and JSON whatever it was."""

from collections.abc import Mapping
from typing import Any

import msgspec

from ...event_store import EventType
from ..dialects import (
    AgentEvent,
    Cost,
    Notice,
    PermissionWait,
    Result,
    SessionStarted,
    Text,
    Thinking,
    ToolResult,
    ToolUse,
    Unknown,
)

MAX_TEXT = 16 * 1024  # characters of a text in an event; the whole is in the execution log
Told = tuple[EventType, dict[str, Any]]


def tell(event: AgentEvent) -> Told | None:
    """The event's type and data; None for what is told otherwise, or is only a sign of life."""
    match event:
        case SessionStarted(session, model):
            return EventType.AGENT_SESSION, {"session": session[:200], "model": model[:200]}
        case Text() | Thinking() | Notice() | Unknown():
            return EventType.AGENT_TEXT, told_text(*text_of(event))
        case ToolUse(use, name, given):
            used = {"tool_use": use[:200], "tool": name[:200]}
            return EventType.AGENT_TOOL_USE, used | _input(given)
        case ToolResult(use, text, is_error):
            ended = {"tool_use": use[:200], "is_error": is_error}
            return EventType.AGENT_TOOL_RESULT, ended | bounded(text)
        case Cost(usd, sent, received, cumulative):
            tokens = {"input_tokens": sent, "output_tokens": received}
            return EventType.AGENT_COST, {"usd": usd, "cumulative": cumulative} | tokens
        case PermissionWait(tool, detail):
            return EventType.AGENT_PERMISSION_WAIT, {"tool": tool[:200]} | bounded(detail)
        case Result(is_error, text, subtype):
            last = {"is_error": is_error, "subtype": subtype[:200]}
            return EventType.AGENT_RESULT, last | bounded(text)
        case _:
            return None


def text_of(event: Text | Thinking | Notice | Unknown) -> tuple[str, str, bool]:
    """The text, its kind, and whether it is a piece of one that is being written."""
    match event:
        case Text(text, partial):
            return text, "answer", partial
        case Thinking(text, partial):
            return text, "thinking", partial
        case Notice(text, is_error):
            return text, "error" if is_error else "notice", False
        case Unknown(line):
            return line, "notice", False


def told_text(text: str, kind: str, partial: bool) -> dict[str, Any]:
    """The data of AGENT_TEXT."""
    return bounded(text) | {"kind": kind} | ({"partial": True} if partial else {})


def bounded(text: str) -> dict[str, Any]:
    """The text, or its beginning."""
    if len(text) <= MAX_TEXT:
        return {"text": text}
    return {"text": text[:MAX_TEXT], "truncated": True}


def _input(given: Mapping[str, Any]) -> dict[str, Any]:
    try:
        encoded = msgspec.json.encode(given)
        same = msgspec.json.decode(encoded) == given
    except (TypeError, ValueError, OverflowError, RecursionError):
        return {"input": None} | bounded(repr(given).encode("utf-8", "replace").decode())
    if same and len(encoded) <= MAX_TEXT:
        return {"input": dict(given)}
    return {"input": None} | bounded(encoded.decode())
