"""How each coding CLI talks: lines in, typed events out, and what its end means (WK6, AG3, AG4).

line --> Dialect.parser().feed --> AgentEvent... --> Dialect.verdict(events, exit code)
"""

from .closing import AgentEvent, Notice, PermissionWait, Result, Unknown
from .events import (
    Cost,
    Limit,
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
from .limits import recognise_limit
from .parsing import Clock, Dialect, Parser, local_now
from .prompts import prompt_in
from .registry import DIALECTS
from .verdicts import DECISIVE, Ending, Verdict

__all__ = [
    "DIALECTS",
    "Dialect",
    "Parser",
    "Clock",
    "local_now",
    "AgentEvent",
    "SessionStarted",
    "Text",
    "Thinking",
    "ToolUse",
    "ToolProgress",
    "ToolResult",
    "Cost",
    "Limit",
    "RateLimited",
    "Overloaded",
    "Recovered",
    "PermissionWait",
    "Result",
    "Notice",
    "Unknown",
    "Verdict",
    "Ending",
    "DECISIVE",
    "recognise_limit",
    "prompt_in",
]
