"""ES6: topics, the patterns that name them, and the queries that read the same from the log."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.broadcaster import TopicPattern, topic_of
from understudy.actors.event_store import (
    SYSTEM_TASK,
    Append,
    EventType,
    SqliteEngine,
    new_event,
    sanitise_task_id,
)
from understudy.actors.kernel import Invalid

TASKS = ("a", "b", SYSTEM_TASK)
TYPES = (EventType.TASK_CREATED, EventType.WORKER_OUTPUT, EventType.BACKPRESSURE)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteEngine]:
    """A log with each type of event in each task, several times over."""
    folder: Path = tmp_path_factory.mktemp("topics")
    opened = SqliteEngine(str(folder / "events.db"))
    opened.open()
    events = [new_event(task, kind) for _ in range(3) for task, kind in product(TASKS, TYPES)]
    opened.append_batch([Append(tuple(events))])
    yield opened
    opened.close()


some_types = st.frozensets(st.sampled_from([*TYPES, EventType.TASK_FAILED]))
patterns = st.builds(
    TopicPattern,
    task_id=st.sampled_from([None, *TASKS, "nobody"]),
    types=some_types,
    exclude_types=some_types,
)


@given(pattern=patterns, after=st.integers(-1, 28))
def test_es6_a_pattern_matches_what_its_query_selects(
    engine: SqliteEngine, pattern: TopicPattern, after: int
) -> None:
    everything = engine.read(TopicPattern().query(after=after, limit=100)).events
    selected = engine.read(pattern.query(after=after, limit=100)).events
    assert selected == tuple(event for event in everything if pattern.matches(event))


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("*", {"task/a/TASK_CREATED", "task/b/BACKPRESSURE", "system/BACKPRESSURE"}),
        ("task/a", {"task/a/TASK_CREATED"}),
        ("task/a/TASK_CREATED", {"task/a/TASK_CREATED"}),
        ("task/a/BACKPRESSURE", set[str]()),
        ("task/*/BACKPRESSURE", {"task/b/BACKPRESSURE", "system/BACKPRESSURE"}),
        ("system", {"system/BACKPRESSURE"}),
        ("system/BACKPRESSURE", {"system/BACKPRESSURE"}),
        ("system/SERVER_STARTED", set[str]()),
        ("task/system", set[str]()),  # a task that a user called so, not the server itself
    ],
)
def test_es6_written_patterns(text: str, topics: set[str]) -> None:
    events = [
        new_event("a", EventType.TASK_CREATED),
        new_event("b", EventType.BACKPRESSURE),
        new_event(SYSTEM_TASK, EventType.BACKPRESSURE),
    ]
    pattern = TopicPattern.parse(text)
    assert {topic_of(event) for event in events if pattern.matches(event)} == topics


def test_es6_an_id_as_its_user_wrote_it_names_the_same_task() -> None:
    assert TopicPattern.parse("task/mein Büro").task_id == sanitise_task_id("mein Büro")


@pytest.mark.parametrize("text", ["", "/", "task", "task/", "task//X", "tasks/a", "a/b/c/d", "**"])
def test_es6_a_malformed_pattern_is_named_with_the_forms(text: str) -> None:
    with pytest.raises(Invalid, match="task/ID/TYPE") as caught:
        TopicPattern.parse(text)
    assert repr(text) in str(caught.value)


@pytest.mark.parametrize("text", ["task/a/", "task/*/task_started", "system/NOPE"])
def test_es6_an_unknown_type_is_named(text: str) -> None:
    with pytest.raises(Invalid, match="no type of event") as caught:
        TopicPattern.parse(text)
    assert repr(text.rpartition("/")[2]) in str(caught.value)
