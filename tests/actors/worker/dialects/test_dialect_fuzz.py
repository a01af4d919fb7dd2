"""AG3: no input is fatal to a dialect, none is dropped, and all events can be recorded."""

import json
from dataclasses import asdict
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.worker.dialects import DIALECTS, Text, Unknown

NAMES = sorted(DIALECTS)
JSON_NAMES = sorted(set(NAMES) - {"aider", "plain"})
TYPES = st.sampled_from(
    ["system", "assistant", "user", "stream_event", "result", "rate_limit_event", "control_request",
     "tool_progress", "thread.started", "item.completed", "item.started", "turn.completed", "error",
     "turn.failed", "init", "message", "tool_use", "tool_result", "step_finish", "text", "done"]
)  # fmt: skip
KEYS = st.sampled_from(
    ["type", "subtype", "message", "content", "usage", "input_tokens", "total_cost_usd", "item",
     "id", "part", "state", "rate_limit_info", "resetsAt", "status", "error_status", "event",
     "delta", "retry_delay_ms", "api_error_status", "permission_denials", "text", "input", "error",
     "elapsed_time_seconds", "result", "tokens", "cost", "severity", "stats", "exit_code"]
)  # fmt: skip
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | TYPES
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)
FIELDS: st.SearchStrategy[dict[str, Any]] = st.dictionaries(KEYS, VALUES, max_size=6)


@st.composite
def objects(draw: st.DrawFn) -> dict[str, Any]:
    """Objects of a known type, with known keys, and with anything in them."""
    return {**draw(FIELDS), "type": draw(TYPES)}


STREAMS = st.sampled_from(["stdout", "stderr"])
Stream = Literal["stdout", "stderr"]


def feed(name: str, line: str, stream: Stream = "stdout") -> list[Any]:
    events = list(DIALECTS[name].parser().feed(stream, line))
    for event in events:
        json.dumps(asdict(event), default=str, allow_nan=False).encode()
    DIALECTS[name].verdict(events, 0)
    return events


@pytest.mark.parametrize("name", NAMES)
@given(data=st.binary(max_size=300), stream=STREAMS)
def test_ag3_any_bytes(name: str, data: bytes, stream: Stream) -> None:
    line = data.decode("utf-8", "replace").replace("\n", " ")
    assert feed(name, line, stream) or not line.strip()


@pytest.mark.parametrize("name", JSON_NAMES)
@given(found=objects())
def test_ag3_any_object_of_a_known_type(name: str, found: dict[str, Any]) -> None:
    feed(name, json.dumps(found))


@pytest.mark.parametrize("name", JSON_NAMES)
@given(found=objects(), cut=st.integers(1, 500))
def test_ag3_a_torn_object_is_kept_as_it_came(name: str, found: dict[str, Any], cut: int) -> None:
    torn = json.dumps(found)[:-1][:cut]
    assert feed(name, torn) == [Unknown(torn)]


@pytest.mark.parametrize("name", NAMES)
def test_ag3_huge_and_deep_lines(name: str) -> None:
    deep = '{"type":' + '{"a":[' * 100_000 + "1" + "]}" * 100_000 + "}"
    huge = json.dumps({"type": "novel", "text": "x" * 3_000_000})
    long = '{"type":"novel","n":' + "9" * 10_000 + "}"
    for line in (deep, huge, long, "x" * 3_000_000, "[" * 100_000):
        (event,) = feed(name, line)
        assert isinstance(event, Unknown | Text)
        assert (event.line if isinstance(event, Unknown) else event.text) == line
