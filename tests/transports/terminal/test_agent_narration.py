"""What an agent does is told in short lines."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.transports.terminal import Board
from understudy.transports.terminal.agent_narration import AGENT_KINDS, narrate_agent

Make = Callable[..., dict[str, Any]]

TOLD: list[tuple[str, dict[str, Any], str | None]] = [
    ("AGENT_SESSION", {"session": "s1", "model": "opus"}, "session: s1, model opus"),
    ("AGENT_SESSION", {"session": "", "model": ""}, "session"),
    ("AGENT_TEXT", {"text": "I look\n at\x1b[1m it.", "kind": "answer"}, "I look at it."),
    ("AGENT_TEXT", {"text": "hm", "kind": "thinking"}, "thinking: hm"),
    ("AGENT_TEXT", {"text": " ", "kind": "thinking"}, None),
    ("AGENT_TEXT", {"text": "I l", "kind": "answer", "partial": True}, None),
    ("AGENT_TOOL_USE", {"tool": "Bash", "input": {"command": "make -j\n"}}, "uses Bash: make -j"),
    ("AGENT_TOOL_USE", {"tool": "Mine", "input": {"x": 1}}, 'uses Mine: {"x": 1}'),
    ("AGENT_TOOL_USE", {"tool": "Write", "input": None, "text": "{..."}, "uses Write: {..."),
    ("AGENT_TOOL_USE", {"tool": "Stop", "input": {}}, "uses Stop"),
    ("AGENT_TOOL_RESULT", {"text": "ok\n", "is_error": False}, "result: ok"),
    ("AGENT_TOOL_RESULT", {"text": "", "is_error": True}, "the tool failed"),
    (
        "AGENT_COST",
        {"usd": 0.0123, "input_tokens": 1200, "output_tokens": 34, "cumulative": True},
        "cost: $0.0123, 1200 tokens in, 34 tokens out so far",
    ),
    ("AGENT_COST", {"usd": None, "input_tokens": None, "output_tokens": None}, None),
    ("AGENT_PERMISSION_WAIT", {"tool": "Bash", "text": "rm"}, "wants leave for Bash: rm"),
    (
        "AGENT_RESULT",
        {"is_error": False, "text": "Fixed."},
        "the agent says that it is done: Fixed.",
    ),
    ("AGENT_RESULT", {"is_error": True, "text": ""}, "the agent says that it gave up"),
    ("AGENT_VERDICT", {"verdict": "partial", "reason": "no check"}, "verdict partial: no check"),
    (
        "WORKSPACE_CHANGED",
        {"files": 1, "added": 3, "removed": 0, "branch": "understudy/t", "patch": "long"},
        "changed 1 file, +3 -0 lines on branch understudy/t",
    ),
]


@pytest.mark.parametrize(("kind", "data", "line"), TOLD)
def test_ui1_an_agents_events_are_short_lines(
    event: Make, kind: str, data: dict[str, Any], line: str | None
) -> None:
    assert Board().apply(event("t", kind) | {"data": data})[2] == line


def test_ui1_pieces_of_a_text_are_told_when_asked_for(event: Make) -> None:
    piece = event("t", "AGENT_TEXT") | {"data": {"text": "I l", "partial": True}}
    assert Board(detailed=True).apply(piece)[2] == "I l"


KEYS = st.sampled_from(["text", "kind", "tool", "input", "usd", "input_tokens", "files", "reason"])
PLAIN = st.none() | st.booleans() | st.floats() | st.text(max_size=300)
ANY = PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(st.just("command"), PLAIN)


@given(kind=st.sampled_from(sorted(AGENT_KINDS)), data=st.dictionaries(KEYS, ANY))
def test_ui1_whatever_the_data_it_is_one_bounded_line(kind: str, data: dict[str, Any]) -> None:
    line = narrate_agent(kind, data, detailed=True)
    assert line is None or ("\n" not in line and 0 < len(line) <= 200)
