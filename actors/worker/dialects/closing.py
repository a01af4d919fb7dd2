"""More events: what waits for the user, how it ended, and what is neither."""

from dataclasses import dataclass

from .events import (
    Cost,
    Overloaded,
    RateLimited,
    Recovered,
    SessionStarted,
    Text,
    Thinking,
    ToolProgress,
    ToolResult,
    ToolUse,
)


@dataclass(frozen=True, slots=True)
class PermissionWait:
    """The CLI wanted leave to use `tool` and waits for it, or went on without."""

    tool: str
    detail: str


@dataclass(frozen=True, slots=True)
class Result:
    """The CLI's last word: no proof of success, but without it the run was interrupted."""

    is_error: bool
    text: str
    subtype: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark of the CLI itself: a warning, an error that it goes on after, its diagnostics."""

    text: str
    is_error: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """A line that the dialect does not know, kept as it came."""

    line: str


AgentEvent = (
    SessionStarted
    | Text
    | Thinking
    | ToolUse
    | ToolProgress
    | ToolResult
    | Cost
    | RateLimited
    | Overloaded
    | Recovered
    | PermissionWait
    | Result
    | Notice
    | Unknown
)
