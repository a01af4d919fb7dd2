"""AG3, WK6: what the real CLIs print becomes typed events, and stays as it was in the log."""

from collections.abc import Callable
from typing import Any

import pytest
from understudy.actors.event_store import Event, rebuild_state

STREAMS = {"claude": "cc_tool.jsonl", "codex": "codex_ok.jsonl", "gemini": "gemini_ok.jsonl"}


def of_type(story: list[Event], kind: str) -> list[dict[str, Any]]:
    return [event.data for event in story if event.event_type == kind]


async def replayed(
    run_house: Any, ask: Any, cli: Any, recording: str, exit_code: int = 0
) -> tuple[list[Event], bytes]:
    cli.replays(recording, exit_code=exit_code)
    async with run_house(agents={cli.name: cli.settings()}) as house:
        story = await ask(house, cli.name)
        return story, house.log_of(story[0].task_id)


async def test_ag3_claude_tells_session_texts_tools_cost_and_result(
    run_house: Any, ask: Any, fake_cli: Callable[[str], Any]
) -> None:
    story, log = await replayed(run_house, ask, fake_cli("claude"), "cc_tool.jsonl")
    (session,) = of_type(story, "AGENT_SESSION")
    assert session["model"] == "claude-opus-5-5"
    assert of_type(story, "AGENT_TOOL_USE")[0]["tool"] == "Bash"
    assert "command" in of_type(story, "AGENT_TOOL_USE")[0]["input"]
    assert not of_type(story, "AGENT_TOOL_RESULT")[0]["is_error"]
    (result,) = of_type(story, "AGENT_RESULT")
    said = log[result["log"]["offset"] :][: result["log"]["length"]]
    assert said.startswith(b'{"type":"result"') or b'"type":"result"' in said
    state = rebuild_state(story)
    assert (state.session, state.result) == (session["session"], result["text"])
    assert state.input_tokens > 0
    assert state.anomalies == ()


@pytest.mark.parametrize("name", ["claude", "codex", "gemini"])
async def test_ag3_every_event_says_where_it_stands_in_the_log(
    run_house: Any, ask: Any, fake_cli: Callable[[str], Any], name: str
) -> None:
    story, log = await replayed(run_house, ask, fake_cli(name), STREAMS[name])
    told = [event for event in story if "log" in event.data]
    assert len(told) >= 3
    for event in told:
        stretch = log[event.data["log"]["offset"] :][: event.data["log"]["length"]]
        assert stretch.endswith(b"\n")
        assert stretch.count(b"\n") >= 1
        assert log[: event.data["log"]["offset"]][-1:] in (b"", b"\n")


async def test_ag3_unknown_lines_are_shown_and_long_texts_refer_to_the_log(
    run_house: Any, ask: Any, fake_cli: Callable[[str], Any]
) -> None:
    cli, long = fake_cli("claude"), "x" * 50_000
    answer = f'{{"type":"assistant","message":{{"content":[{{"type":"text","text":"{long}"}}]}}}}'
    cli.says("warning: no JSON at all", '{"type":"from_the_future"}', answer, exit_code=3)
    async with run_house(agents={"claude": cli.settings()}) as house:
        story = await ask(house, "claude")
        log = house.log_of(story[0].task_id)
    notices = [text["text"] for text in of_type(story, "AGENT_TEXT") if text["kind"] == "notice"]
    assert "\n".join(notices) == 'warning: no JSON at all\n{"type":"from_the_future"}'
    (text,) = (text for text in of_type(story, "AGENT_TEXT") if text["kind"] == "answer")
    assert (len(text["text"]), text["truncated"]) == (16384, True)
    assert long.encode() in log[text["log"]["offset"] :][: text["log"]["length"]]
