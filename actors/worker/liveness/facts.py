"""What is known of a CLI; each observation makes new facts out of the old ones."""

from dataclasses import dataclass, replace

from .evidence import is_work
from .observations import (
    Answered,
    ApprovalAsked,
    Exited,
    Line,
    Observation,
    RateLimited,
    Recovered,
    Result,
    Sample,
    ToolEnded,
    ToolStarted,
)
from .repetition import Repetition
from .thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Facts:
    """All times are of the monitor's clock; `quiet_since` is when work was last seen."""

    quiet_since: float
    sampled_at: float
    sample: Sample = Sample()  # noqa: RUF009 - immutable
    tools: frozenset[str] = frozenset()
    throttled_until: float | None = None
    approval: ApprovalAsked | None = None
    result_at: float | None = None
    exited: bool = False
    calls: Repetition = Repetition()  # noqa: RUF009 - immutable
    lines: Repetition = Repetition()  # noqa: RUF009 - immutable


def learn(facts: Facts, seen: Observation, now: float, thresholds: Thresholds) -> Facts:
    """The facts after an observation."""
    match seen:
        case Sample():
            return _sampled(facts, seen, now, thresholds)
        case Line(text):
            return _read(facts, text, now)
        case RateLimited(until):
            until = now + thresholds.throttle_guess if until is None else until
            return replace(facts, throttled_until=until, quiet_since=now)
        case ApprovalAsked():
            return replace(facts, approval=seen, quiet_since=now)
        case Result():
            return replace(_going_on(facts, now), result_at=now, tools=frozenset())
        case Exited():
            return replace(facts, exited=True)
        case _:
            return _acted(facts, seen, now)


def _acted(facts: Facts, seen: Observation, now: float) -> Facts:
    """It did something that it does only if nothing holds it up."""
    tools, calls = facts.tools, facts.calls
    match seen:
        case ToolStarted(id, call):
            tools, calls = tools | {id}, calls.add(call, now)
        case ToolEnded(id):
            return _tool_ended(facts, id, now)
        case Recovered():
            return replace(facts, throttled_until=None, quiet_since=now)
        case Answered():
            # What it says between them does not make the same calls others.
            pass
        case _:
            return replace(facts, approval=None, quiet_since=now)
    return replace(_going_on(facts, now), tools=tools, calls=calls)


def _tool_ended(facts: Facts, tool: str, now: float) -> Facts:
    """One of several may end while another waits to be permitted."""
    asked = facts.approval
    ended = _going_on(replace(facts, tools=facts.tools - {tool}), now)
    return replace(ended, approval=asked if asked and asked.tool not in ("", tool) else None)


def _going_on(facts: Facts, now: float) -> Facts:
    return replace(facts, throttled_until=None, approval=None, result_at=None, quiet_since=now)


def _sampled(facts: Facts, sample: Sample, now: float, thresholds: Thresholds) -> Facts:
    work = is_work(facts.sample, sample, now - facts.sampled_at, thresholds)
    quiet_since = now if work else facts.quiet_since
    return replace(facts, sample=sample, sampled_at=now, quiet_since=quiet_since)


def _read(facts: Facts, text: str, now: float) -> Facts:
    """A line; a CLI that is throttled may say so in the same words each time."""
    throttled = facts.throttled_until is not None and now < facts.throttled_until
    if throttled or not text.strip():
        return replace(facts, quiet_since=now)
    return replace(facts, lines=facts.lines.add(text, now), quiet_since=now)
