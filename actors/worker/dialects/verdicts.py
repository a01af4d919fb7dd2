"""What a CLI's last words and its exit code say together about how a run ended.

A CLI's word that it has succeeded is not yet a proof: that takes a diff or a check.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .closing import AgentEvent, Result
from .events import Cost, Overloaded, RateLimited, ToolUse

Ending = Literal["succeeded", "failed", "interrupted", "unclear"]
DECISIVE = (Result, Cost, RateLimited, Overloaded, ToolUse)
"""The kinds of events that a verdict looks at; the others need not be kept for it."""
STOPPED_BY = frozenset({-1, -2, -3, -9, -15, 129, 130, 131, 137, 143})
"""Exit codes of programs that were stopped: HUP, INT, QUIT, KILL, TERM, plain and by a shell."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How it ended and why; `unclear`: it ended in order, but nothing says with what success."""

    ending: Ending
    reason: str


def judge_by_result(events: Iterable[AgentEvent], exit_code: int | None) -> Verdict:
    """By the last result; without one the run was interrupted, whatever the exit code says."""
    results = [event for event in events if isinstance(event, Result)]
    if not results:
        return Verdict("interrupted", f"it ended without a result ({told(exit_code)})")
    last = results[-1]
    if last.is_error:
        return Verdict("failed", last.text or last.subtype or "it reports an error")
    # Many hang after their result and have to be stopped: their word counts then.
    if exit_code in (None, 0) or exit_code in STOPPED_BY:
        return Verdict("succeeded", last.subtype or "it reports success")
    return Verdict("failed", f"{told(exit_code)} after a result that reports success")


def last_limit(events: Iterable[AgentEvent]) -> RateLimited | Overloaded | None:
    """The limit that was not followed by an answer."""
    limit: RateLimited | Overloaded | None = None
    for event in events:
        if isinstance(event, RateLimited | Overloaded):
            limit = event
        elif isinstance(event, Cost | ToolUse):
            limit = None
    return limit


def told(exit_code: int | None) -> str:
    """An exit code in words."""
    if exit_code is None:
        return "no exit code"
    return f"signal {-exit_code}" if exit_code < 0 else f"exit code {exit_code}"
