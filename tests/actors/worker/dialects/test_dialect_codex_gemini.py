"""AG3, WK6: Codex and Gemini CLI, beyond the recordings."""

import json
from datetime import UTC, datetime
from typing import Any

from understudy.actors.worker.dialects import (
    Notice,
    Overloaded,
    RateLimited,
    ToolResult,
    ToolUse,
)


def test_ag3_codex_commands_and_changes_are_tools(streams: Any) -> None:
    command: dict[str, Any] = {"id": "i1", "type": "command_execution", "command": "ls"}
    done = command | {"aggregated_output": "a\n", "exit_code": 2, "status": "failed"}
    change = {"id": "i2", "type": "file_change", "changes": [{"path": "a", "kind": "add"}]}
    items = [
        ("item.started", command),
        ("item.completed", done),
        ("item.completed", change | {"status": "completed"}),
    ]
    lines = [json.dumps({"type": kind, "item": item}) for kind, item in items]
    events = streams.feed("codex", *lines)
    assert events == [
        ToolUse("i1", "command_execution", {"command": "ls"}),
        ToolResult("i1", "a\n", True),
        ToolUse("i2", "file_change", {"changes": [{"path": "a", "kind": "add"}]}),
        ToolResult("i2", "", False),
    ]


def test_wk6_codex_usage_limit_names_a_time_of_day(streams: Any) -> None:
    text = "You've hit your usage limit. Upgrade to Pro or try again at 6:22 AM."
    error = json.dumps({"type": "error", "message": text})
    failed = json.dumps({"type": "turn.failed", "error": {"message": text}})
    events = streams.feed("codex", error, failed)
    assert isinstance(events[0], RateLimited)
    assert events[0].until == datetime(2026, 11, 20, 6, 22, tzinfo=UTC)
    assert streams.verdict("codex", events, 1).ending == "failed"


def test_wk6_gemini_tells_its_retries_on_stderr_alone(streams: Any) -> None:
    events = streams.feed("gemini", "Attempt 1 failed with status 429. Retrying with backoff...",
                          "Retrying after 5567ms...", "Loaded cached credentials.",
                          "Attempt 2 failed with status 503. Retrying with backoff...",
                          stderr=True)  # fmt: skip
    assert [type(one) for one in events] == [RateLimited, RateLimited, Notice, Overloaded]
    assert [(one.attempt, one.wait_sec) for one in events[:2]] == [(1, None), (1, 5.567)]
    assert (events[3].status, events[3].attempt) == (503, 2)


def test_wk6_gemini_tells_a_limit_in_the_api_s_words_where_that_names_a_wait(
    streams: Any,
) -> None:
    first, then = streams.feed(
        "gemini",
        "Attempt 1 failed: Resource has been exhausted (e.g. check quota).",
        "Suggested retry after 1s.. Retrying after 5186ms...",
        stderr=True,
    )
    assert (first.attempt, first.wait_sec) == (1, None)
    assert (then.attempt, then.wait_sec) == (1, 5.186)
    assert "exhausted" in then.message
