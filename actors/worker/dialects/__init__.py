"""How each coding CLI talks: lines in, typed events out, and what its end means (WK6, AG3, AG4).

line --> Dialect.parser().feed --> AgentEvent... --> Dialect.verdict(events, exit code)
"""

from collections.abc import Mapping

from .aider import AiderDialect
from .claude import ClaudeDialect
from .closing import AgentEvent, Notice, PermissionWait, Result, Unknown
from .codex import CodexDialect
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
from .gemini import GeminiDialect
from .limits import recognise_limit
from .opencode import OpenCodeDialect
from .parsing import Clock, Dialect, Parser, local_now
from .plain import PlainDialect
from .prompts import prompt_in
from .verdicts import DECISIVE, Ending, Verdict

_ALL: tuple[Dialect, ...] = (
    ClaudeDialect(),
    CodexDialect(),
    GeminiDialect(),
    OpenCodeDialect(),
    AiderDialect(),
    PlainDialect(),
)
DIALECTS: Mapping[str, Dialect] = {dialect.name: dialect for dialect in _ALL}
"""By the name that an agent's settings use."""

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
