"""WK6: a request far above the usual is told once, and that it was answered."""

import pytest
from understudy.actors.worker.dialects import RateLimited, Recovered, Text, ToolResult, ToolUse
from understudy.actors.worker.findings.request_clock import LEAST, UNKNOWN_USUAL, RequestClock

ANSWER, RESULT = ToolUse("1", "Bash", {}), ToolResult("1", "ok", False)


def after(*seconds: float) -> tuple[RequestClock, float]:
    """A clock after requests that took so long, a tool's work of 100 s between them."""
    clock, now = RequestClock(0.0), 0.0
    for each in seconds:
        now += each
        assert not clock.note(ANSWER, now)
        now += 100.0
        clock.note(RESULT, now)
    return clock, now


def test_wk6_a_first_request_may_take_long() -> None:
    clock, now = after()
    assert clock.due == now + UNKNOWN_USUAL
    assert clock.take_overdue(now + UNKNOWN_USUAL - 1) is None
    assert clock.take_overdue(now + UNKNOWN_USUAL) == UNKNOWN_USUAL


@pytest.mark.parametrize(("usual", "limit"), [(1.0, LEAST), (20.0, 80.0)])
def test_wk6_what_is_too_slow_depends_on_the_usual(usual: float, limit: float) -> None:
    clock, now = after(usual, usual, 5 * usual, usual, usual / 2)
    assert clock.usual == usual
    assert clock.due == now + limit
    assert clock.take_overdue(now + limit) == limit
    assert clock.take_overdue(now + 2 * limit) is None  # told once
    assert clock.note(Text("at last"), now + 3 * limit)
    assert clock.usual == usual  # a slow one is no measure


def test_wk6_a_tool_at_work_and_a_known_limit_are_no_slow_requests() -> None:
    clock, now = after(1.0, 1.0)
    clock.note(ANSWER, now + 1)
    assert clock.due is None
    clock.note(RESULT, now + 5000)
    clock.note(RateLimited("anthropic", 429), now + 5001)
    assert clock.due is None
    assert not clock.note(Recovered("anthropic"), now + 9000)
    assert not clock.note(Text("hello"), now + 9000)
