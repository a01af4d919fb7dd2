"""The state that follows from the facts and the time, from nothing else."""

from dataclasses import dataclass
from enum import StrEnum

from .facts import Facts
from .thresholds import Thresholds


class LifeState(StrEnum):
    """How a CLI lives."""

    WORKING = "working"
    TOOL_RUNNING = "tool_running"
    THROTTLED = "throttled"
    AWAITING_APPROVAL = "awaiting_approval"
    SILENT = "silent"
    LOOPING = "looping"
    FINISHED_NOT_EXITED = "finished_not_exited"


@dataclass(frozen=True, slots=True)
class Assessment:
    """The state; `until` when a throttled one goes on; `why` in words for a person."""

    state: LifeState
    why: str = ""
    until: float | None = None


def assess(facts: Facts, thresholds: Thresholds, now: float) -> Assessment:
    """The state at `now`, which is not before the last observation."""
    if facts.result_at is not None and now >= facts.result_at + thresholds.finish_grace:
        return Assessment(LifeState.FINISHED_NOT_EXITED, "it gave its result and still runs")
    if facts.approval is not None:
        return Assessment(LifeState.AWAITING_APPROVAL, facts.approval.what)
    if facts.throttled_until is not None and now < facts.throttled_until:
        why = "the provider makes it wait"
        return Assessment(LifeState.THROTTLED, why, facts.throttled_until)
    if now >= _silent_at(facts, thresholds):
        return Assessment(LifeState.SILENT, "no output, no CPU or I/O, no changed file")
    if why := _loop(facts, thresholds, now):
        return Assessment(LifeState.LOOPING, why)
    if facts.tools:
        return Assessment(LifeState.TOOL_RUNNING)
    return Assessment(LifeState.WORKING)


def next_change(facts: Facts, thresholds: Thresholds, now: float) -> float | None:
    """The next time at which time alone may change the state; None if it never will."""
    times = [_silent_at(facts, thresholds), facts.throttled_until]
    if facts.result_at is not None:
        times.append(facts.result_at + thresholds.finish_grace)
    if (since := facts.lines.since(thresholds.same_lines)) is not None:
        times.append(since + thresholds.same_lines_for)
    return min((time for time in times if time is not None and time > now), default=None)


def _silent_at(facts: Facts, thresholds: Thresholds) -> float:
    """A wait for the provider is no silence: that is counted from its end on."""
    patience = thresholds.tool_silent_after if facts.tools else thresholds.silent_after
    return max(facts.quiet_since, facts.throttled_until or facts.quiet_since) + patience


def _loop(facts: Facts, thresholds: Thresholds, now: float) -> str:
    if facts.calls.since(thresholds.same_calls) is not None:
        return f"the same tool calls {thresholds.same_calls} times: {facts.calls.recent[-1]}"
    since = facts.lines.since(thresholds.same_lines)
    if since is not None and now >= since + thresholds.same_lines_for:
        return f"the same lines {thresholds.same_lines} times: {facts.lines.recent[-1]}"
    return ""
