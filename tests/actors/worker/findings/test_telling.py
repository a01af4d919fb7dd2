"""AG3: whatever an agent tells becomes the data of an event that the store takes."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.event_store import new_event
from understudy.actors.event_store.vocabulary import REQUIRED_KEYS
from understudy.actors.worker.dialects import (
    Cost,
    Notice,
    PermissionWait,
    Result,
    SessionStarted,
    Text,
    Thinking,
    ToolResult,
    ToolUse,
    Unknown,
)
from understudy.actors.worker.findings.telling import MAX_TEXT, bounded, tell

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=50)
values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=10,
)
told = st.one_of(
    st.builds(SessionStarted, texts, texts),
    st.builds(Text, texts, st.booleans()),
    st.builds(Thinking, texts, st.booleans()),
    st.builds(Notice, texts, st.booleans()),
    st.builds(Unknown, texts),
    st.builds(ToolUse, texts, texts, st.dictionaries(texts, values, max_size=3)),
    st.builds(ToolResult, texts, texts, st.booleans()),
    st.builds(Cost, st.none() | st.floats(0, 1e6), st.none(), st.integers(0, 10**9), st.booleans()),
    st.builds(PermissionWait, texts, texts),
    st.builds(Result, st.booleans(), texts, texts),
)


@given(told)
def test_ag3_every_event_of_an_agent_can_be_stored(event: Any) -> None:
    kind_and_data = tell(event)
    assert kind_and_data is not None
    kind, data = kind_and_data
    assert data.keys() >= REQUIRED_KEYS[kind]
    assert new_event("t", kind, data).data == data


@pytest.mark.parametrize("size", [MAX_TEXT, MAX_TEXT + 1, 10 * MAX_TEXT])
def test_ag3_long_texts_are_cut_and_say_so(size: int) -> None:
    cut = bounded("é" * size)
    assert len(cut["text"]) == min(size, MAX_TEXT)
    assert cut.get("truncated", False) is (size > MAX_TEXT)


def test_ag3_a_tool_s_long_input_is_told_by_its_beginning() -> None:
    given_input = {"path": "a", "content": "x" * 100_000}
    told_use = tell(ToolUse("1", "Write", given_input))
    assert told_use is not None
    assert told_use[1]["input"] is None
    assert msgspec.json.encode(given_input).decode().startswith(told_use[1]["text"])
    assert told_use[1]["truncated"]
