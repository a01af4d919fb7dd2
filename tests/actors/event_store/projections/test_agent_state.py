"""AG3: what an agent tells of itself is in the state of its task."""

from collections.abc import Callable
from typing import Any

from understudy.actors.event_store import Event, TaskState, rebuild_state

Make = Callable[..., Event]


def state_of(make: Make, *entries: tuple[str, dict[str, Any]]) -> TaskState:
    story: list[tuple[str, dict[str, Any]]] = [("TASK_CREATED", {"request": {}}), *entries]
    return rebuild_state(make(kind, **data).numbered(n) for n, (kind, data) in enumerate(story, 1))


def cost(usd: float | None, sent: int, received: int, *, cumulative: bool) -> Any:
    tokens = {"input_tokens": sent, "output_tokens": received}
    return "AGENT_COST", {"usd": usd, "cumulative": cumulative, **tokens}


def test_ag3_the_story_of_an_agent(make: Make) -> None:
    state = state_of(
        make,
        ("AGENT_SESSION", {"session": "s1", "model": "m1"}),
        ("AGENT_TOOL_USE", {"tool_use": "1", "tool": "Write", "input": {}}),
        ("AGENT_RESULT", {"is_error": False, "text": "done"}),
        ("WORKSPACE_CHANGED", {"files": 2, "added": 3, "removed": 1, "branch": "understudy/t"}),
        ("AGENT_VERDICT", {"verdict": "partial", "succeeded": True, "reason": "no check"}),
    )
    assert (state.session, state.model, state.tools_used) == ("s1", "m1", 1)
    assert (state.result, state.files_changed, state.branch) == ("done", 2, "understudy/t")
    assert (state.verdict, state.anomalies) == ("partial", ())


def test_ag3_costs_are_added_up_or_replace_what_was_told_before(make: Make) -> None:
    single = (cost(0.5, 10, 1, cumulative=False), cost(None, 5, 2, cumulative=False))
    state = state_of(make, *single)
    assert (state.cost_usd, state.input_tokens, state.output_tokens) == (0.5, 15, 3)
    state = state_of(make, *single, cost(2.0, 30, 7, cumulative=True))
    assert (state.cost_usd, state.input_tokens, state.output_tokens) == (2.0, 30, 7)


def test_ag3_a_wait_for_leave_hinders_until_the_agent_goes_on(make: Make) -> None:
    waits = ("AGENT_PERMISSION_WAIT", {"tool": "Bash", "text": "rm"})
    assert state_of(make, waits).hindrance == "AGENT_PERMISSION_WAIT"
    answer = ("AGENT_TEXT", {"text": "well", "kind": "answer"})
    assert state_of(make, waits, answer).hindrance is None
    limited = ("RATE_LIMITED", {"provider": "anthropic"})
    assert state_of(make, limited, answer).hindrance == "RATE_LIMITED"


def test_pr4_a_failed_task_keeps_its_verdict(make: Make) -> None:
    failed = ("TASK_FAILED", {"reason": "the check failed", "verdict": "partial"})
    assert state_of(make, failed).verdict == "partial"
