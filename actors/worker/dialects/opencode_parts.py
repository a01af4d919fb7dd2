"""OpenCode's parts of a message: tools and steps."""

from collections.abc import Iterable

from .closing import AgentEvent
from .events import Cost, ToolResult, ToolUse
from .fields import Fields


def tool_events(part: Fields) -> Iterable[AgentEvent]:
    """A tool is told of when it has ended; its beginning is told by that too."""
    state, call = part.fields("state"), part.text("callID")
    yield ToolUse(call, part.text("tool"), state.fields("input").data)
    if state.text("status") in ("completed", "error"):
        bad = state.text("status") == "error"
        yield ToolResult(call, state.text("error") if bad else state.text("output"), bad)


def step_cost(part: Fields) -> Cost:
    """What one step has cost."""
    tokens = part.fields("tokens")
    counts = (tokens.count("input"), tokens.count("cache", "read"), tokens.count("cache", "write"))
    given = [count for count in counts if count is not None]
    usd, out = part.number("cost"), tokens.count("output")
    return Cost(usd, sum(given) if given else None, out, cumulative=False)
