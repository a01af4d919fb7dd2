"""AG3, WK6: each recording of a real CLI, read to its end."""

from typing import Any

from understudy.actors.worker.dialects import (
    Cost,
    Notice,
    Overloaded,
    RateLimited,
    Recovered,
    Result,
    SessionStarted,
    Text,
    ToolProgress,
    ToolResult,
    ToolUse,
    Unknown,
)


def test_ag3_no_line_of_a_real_stream_is_unknown(streams: Any) -> None:
    assert len(streams.names()) == 9
    for name in streams.names():
        assert [one for one in streams.replay(name) if isinstance(one, Unknown)] == []


def test_ag3_claude_s_text_comes_in_pieces_and_whole(streams: Any) -> None:
    events = streams.replay("cc_ok")
    pieces = [one.text for one in events if isinstance(one, Text) and one.partial]
    whole = [one.text for one in events if isinstance(one, Text) and not one.partial]
    assert "".join(pieces) == whole[0] == "Hello from the mock "
    assert events[0] == SessionStarted("eb57b987-a29f-41b4-93d0-14df03216e44", "claude-opus-5-5")
    assert events[-2:] == [
        Cost(0.00014000000000000001, 10, 5, cumulative=True),
        Result(False, "Hello from the mock ", "success"),
    ]


def test_ag3_claude_s_tool_is_followed_from_use_to_result(streams: Any) -> None:
    events = [one for one in streams.replay("cc_tool") if "Tool" in type(one).__name__]
    use, progress, result = events
    assert isinstance(use, ToolUse)
    assert (use.id, use.name, use.input["description"]) == ("toolu_1", "Bash", "loop")
    assert progress == ToolProgress("toolu_1", "Bash", 30.0)
    assert isinstance(result, ToolResult)
    assert (result.id, result.text[:13], result.is_error) == ("toolu_1", "line 1\nline 2", False)


def test_wk6_claude_s_retries_end_with_the_answer(streams: Any) -> None:
    events = streams.replay("cc_429then")
    assert events[1] == RateLimited(
        "anthropic", 429, 2.419, attempt=1, max_attempts=10, message="rate_limit"
    )
    assert [type(one) for one in events[1:5]] == [RateLimited, RateLimited, Recovered, Text]
    assert sum(isinstance(one, Recovered) for one in events) == 1


def test_wk6_codex_s_reconnections_are_limits_and_a_warning_is_none(streams: Any) -> None:
    events = streams.replay("codex_429")
    assert isinstance(events[1], Notice)
    limits = [one for one in events if isinstance(one, RateLimited)]
    assert [(one.attempt, one.max_attempts) for one in limits[:5]] == [(n, 5) for n in range(1, 6)]
    assert {(one.provider, one.status) for one in limits} == {("openai", 429)}
    text = "exceeded retry limit, last status: 429 Too Many Requests"
    assert events[-1] == Result(True, text, "failed")


def test_wk6_aider_s_waits_belong_to_the_error_before_them(streams: Any) -> None:
    limits = [one for one in streams.replay("aider_429") if isinstance(one, RateLimited)]
    waits = [(one.attempt, one.wait_sec) for one in limits if one.wait_sec is not None]
    assert waits == [(1, 0.2), (2, 0.5), (3, 1.0), (4, 2.0), (5, 4.0), (6, 8.0)]
    assert {(one.provider, one.status) for one in limits} == {("openai", 429)}


def test_ag3_aider_s_edit_and_tokens_are_told_from_its_text(streams: Any) -> None:
    events = streams.replay("aider_ok")
    assert SessionStarted("", "openai/mock") in events
    assert Cost(None, 594, 12, cumulative=False) in events
    assert events[-1] == ToolUse("", "edit", {"path": "hello.py"})


def test_wk6_no_answer_of_the_recordings_is_taken_for_a_limit(streams: Any) -> None:
    for name in streams.names():
        if "429" not in name:
            events = streams.replay(name)
            assert not [one for one in events if isinstance(one, RateLimited | Overloaded)]
