"""EV4, and event ids that grow."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understudy.actors.event_store import SYSTEM_TASK, new_event, sanitise_task_id, uuid7


def _make_ids(count: int) -> list[str]:
    return [uuid7() for _ in range(count)]


NASTY = ["a/b", "a\\b", "a\0b", "a b", "ü" * 3, "x" * 1000, "..", ".", "-", SYSTEM_TASK, "\ud800"]


@pytest.mark.parametrize("text", NASTY)
def test_ev4_any_text_becomes_a_canonical_id(text: str) -> None:
    task_id = sanitise_task_id(text)
    assert new_event(task_id, "TASK_CREATED").task_id == task_id
    assert sanitise_task_id(text) == task_id
    assert sanitise_task_id(task_id) == task_id


def test_ev4_canonical_ids_stay_and_empty_ones_are_refused() -> None:
    assert sanitise_task_id("Task_1.2-3") == "Task_1.2-3"
    assert sanitise_task_id("x" * 128) == "x" * 128
    with pytest.raises(ValueError, match="must not be empty"):
        sanitise_task_id("")


def test_ev4_nobody_gets_the_id_of_the_servers_own_events() -> None:
    assert sanitise_task_id(SYSTEM_TASK) != SYSTEM_TASK


def test_ev4_nasty_ids_do_not_collide() -> None:
    similar = [*NASTY, "a//b", "a_b", "x" * 999, "x" * 1001, "a?b"]
    assert len({sanitise_task_id(text) for text in similar}) == len(similar)


@given(st.text(min_size=1), st.text(min_size=1))
def test_ev4_two_texts_give_two_ids(a: str, b: str) -> None:
    assert (sanitise_task_id(a) == sanitise_task_id(b)) == (a == b)


def test_ev1_event_ids_are_uuids_of_version_7_that_grow() -> None:
    ids = [uuid7() for _ in range(20_000)]
    assert ids == sorted(set(ids))
    assert all(str(uuid.UUID(text)) == text for text in ids[:100])
    assert {uuid.UUID(text).version for text in ids[:100]} == {7}
    assert {uuid.UUID(text).variant for text in ids[:100]} == {uuid.RFC_4122}


def test_ev1_event_ids_of_several_threads_differ() -> None:
    with ThreadPoolExecutor(4) as pool:
        lists = list(pool.map(_make_ids, [5_000] * 4))
    assert all(ids == sorted(ids) for ids in lists)
    assert len({text for ids in lists for text in ids}) == 20_000
