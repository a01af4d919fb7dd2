"""AG3, WK6: OpenCode, by its source: its steps, its errors, its log."""

import json
from typing import Any

from understudy.actors.worker.dialects import (
    Cost,
    PermissionWait,
    RateLimited,
    Result,
    SessionStarted,
    Text,
    ToolResult,
    ToolUse,
)


def opencode(kind: str, **fields: Any) -> str:
    return json.dumps({"type": kind, "sessionID": "ses_1", **fields})


def test_ag3_opencode_s_steps(streams: Any) -> None:
    state = {"status": "completed", "input": {"command": "ls"}, "output": "a"}
    tokens = {"input": 5, "output": 2, "cache": {"read": 1, "write": 0}}
    finish = {"reason": "stop", "cost": 0.5, "tokens": tokens}
    events = streams.feed(
        "opencode",
        opencode("step_start", part={}),
        opencode("tool_use", part={"callID": "c1", "tool": "bash", "state": state}),
        opencode("step_finish", part={**finish, "reason": "tool-calls"}),
        opencode("text", part={"text": "hi"}),
        opencode("step_finish", part=finish),
    )
    cost = Cost(0.5, 6, 2, cumulative=False)
    assert events == [
        SessionStarted("ses_1", ""),
        ToolUse("c1", "bash", {"command": "ls"}), ToolResult("c1", "a", False), cost,
        Text("hi"), cost, Result(False, "hi", "stop"),
    ]  # fmt: skip
    assert streams.verdict("opencode", events, 0).ending == "succeeded"
    assert streams.verdict("opencode", events[:4], 0).ending == "interrupted"


def test_ag3_opencode_being_idle_after_an_error_is_no_success(streams: Any) -> None:
    error = {"name": "APIError", "data": {"message": "Rate limit reached for m"}}
    events = streams.feed("opencode", opencode("error", error=error), opencode("done"))
    assert [type(one) for one in events[1:]] == [RateLimited, Result, Result]
    assert streams.verdict("opencode", events, 1).ending == "failed"


def test_wk6_opencode_s_limits_are_in_its_log(streams: Any) -> None:
    line = "ERROR 2026-11-20T04:00:00 +3ms service=llm error=AI_APICallError: Rate limit reached"
    assert [type(one) for one in streams.feed("opencode", line, stderr=True)] == [RateLimited]
    asked = "! permission requested: bash (rm -rf *); auto-rejecting"
    assert streams.feed("opencode", asked) == [PermissionWait("bash", "rm -rf *")]
