"""AG3, WK6: what Claude Code says beyond the recordings."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from understudy.actors.worker.dialects import (
    Cost,
    Notice,
    Overloaded,
    PermissionWait,
    RateLimited,
    Result,
    Thinking,
    ToolResult,
    Unknown,
)


def result(**fields: Any) -> str:
    return json.dumps({"type": "result", "subtype": "success", "is_error": False, **fields})


def message(kind: str, *blocks: dict[str, Any], **fields: Any) -> str:
    return json.dumps({"type": kind, "message": {"content": list(blocks), **fields}})


def test_wk6_success_in_the_subtype_of_an_error_is_no_success(streams: Any) -> None:
    line = result(is_error=True, api_error_status=429, result="API Error: 429")
    events = streams.feed("claude", line)
    assert [type(one) for one in events] == [RateLimited, Cost, Result]
    assert streams.verdict("claude", events, 1).ending == "failed"
    quiet = streams.feed("claude", result(api_error_status=529))
    assert [type(one) for one in quiet] == [Overloaded, Cost, Result]
    assert streams.verdict("claude", quiet, 0).ending == "failed"


def test_wk6_a_subscription_s_limit_names_its_reset(streams: Any) -> None:
    info = {"status": "rejected", "resetsAt": 1795150800, "rateLimitType": "five_hour"}
    (limit,) = streams.feed(
        "claude", json.dumps({"type": "rate_limit_event", "rate_limit_info": info})
    )
    assert isinstance(limit, RateLimited)
    assert limit.until == datetime.fromtimestamp(1795150800, UTC)
    info |= {"status": "allowed_warning", "utilization": 0.9}
    (near,) = streams.feed(
        "claude", json.dumps({"type": "rate_limit_event", "rate_limit_info": info})
    )
    assert isinstance(near, Notice)


def test_wk6_an_error_in_the_clothes_of_an_answer_is_a_limit(streams: Any) -> None:
    block = {"type": "text", "text": "You've hit your limit · resets 6am (Europe/Berlin)"}
    (limit,) = streams.feed("claude", message("assistant", block, model="<synthetic>"))
    assert limit.until == datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
    (text,) = streams.feed("claude", message("assistant", block, model="claude-opus-5-5"))
    assert text.text == block["text"]


@pytest.mark.parametrize(("status", "kind"), [(429, RateLimited), (529, Overloaded),
                                              (503, Overloaded), (None, Overloaded)])  # fmt: skip
def test_wk6_a_retry_by_its_status(streams: Any, status: int | None, kind: type) -> None:
    fields = {"attempt": 2, "max_retries": 10, "retry_delay_ms": 500, "error_status": status}
    line = json.dumps({"type": "system", "subtype": "api_retry", **fields})
    (limit,) = streams.feed("claude", line)
    assert type(limit) is kind
    assert (limit.wait_sec, limit.attempt, limit.max_attempts) == (0.5, 2, 10)


def test_ag3_a_tool_without_leave_is_a_wait_for_permission(streams: Any) -> None:
    text = "Claude requested permissions to write to a.py, but you haven't granted it yet."
    block = {"type": "tool_result", "tool_use_id": "t1", "content": text, "is_error": True}
    assert streams.feed("claude", message("user", block)) == [
        PermissionWait("", text),
        ToolResult("t1", text, True),
    ]
    denied = [{"tool_name": "Write", "tool_use_id": "t1", "tool_input": {"path": "a.py"}}]
    events = streams.feed("claude", result(permission_denials=denied))
    assert PermissionWait("Write", "{'path': 'a.py'}") in events


def test_ag3_thinking_and_results_in_blocks_are_read(streams: Any) -> None:
    thought = {"type": "thinking", "thinking": "hm"}
    assert streams.feed("claude", message("assistant", thought)) == [Thinking("hm")]
    parts = [{"type": "text", "text": "a"}, {"type": "image"}, {"type": "text", "text": "b"}]
    block = {"type": "tool_result", "tool_use_id": "t1", "content": parts}
    assert streams.feed("claude", message("user", block)) == [ToolResult("t1", "a\nb", False)]


def test_ag3_what_a_newer_version_adds_is_kept_as_unknown(streams: Any) -> None:
    for line in ('{"type":"novel"}', '{"type":"system","subtype":"novel"}', "hello", "{", "[]"):
        assert streams.feed("claude", line) == [Unknown(line)]


def test_ag3_half_a_surrogate_pair_costs_no_event(streams: Any) -> None:
    line = '{"type":"assistant","message":{"content":[{"type":"text","text":"cut \\ud83d"}]}}'
    assert [one.text for one in streams.feed("claude", line)] == ["cut \ufffd"]
