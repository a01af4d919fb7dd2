"""ES3: full-text search over the events' data."""

from typing import Any

import pytest
from understudy.actors.event_store import EventType

TEXTS = (
    "The build failed",
    "failed: the Build",
    "tests passed",
    "failure in build-step 7",
    "naïve",
)


async def _fill(log: Any, make_event: Any) -> None:
    for n, text in enumerate(TEXTS):
        await log.append(make_event(task_id=f"t{n % 2}", deep={"list": [text, 3, None]}))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("failed", [2, 1]),
        ("BUILD failed", [2, 1]),
        ('"build failed"', [1]),
        ("fail*", [4, 2, 1]),
        ('"the bui"*', [2, 1]),
        ("build-step", [4]),
        ("naive", [5]),
        ("nothing", []),
        ("", []),
        ("* \" -- '", []),
        ("failed AND", []),  # a word like others
        ("text:failed", []),
        ("NEAR(build failed)", []),
        ('"build', [4, 2, 1]),
    ],
)
async def test_es3_words_phrases_and_beginnings(
    run_search: Any, make_event: Any, numbers: Any, query: str, found: list[int]
) -> None:
    async with run_search() as (log, search):
        await _fill(log, make_event)
        assert numbers(await search(query)) == found


async def test_es3_within_a_task_a_type_and_a_page(
    run_search: Any, make_event: Any, numbers: Any
) -> None:
    async with run_search() as (log, search):
        await _fill(log, make_event)
        await log.append(make_event(EventType.USER_INTERVENTION, task_id="t0", text="it failed"))
        assert numbers(await search("fail*", task_id="t0")) == [6, 1]
        assert numbers(await search("fail*", task_id="t'")) == []
        assert numbers(await search("failed", types=frozenset({"USER_INTERVENTION"}))) == [6]
        both = frozenset({"USER_INTERVENTION", "WORKER_PROGRESS"})
        first = await search("failed", types=both, limit=2)
        assert (numbers(first), first.next_before, first.indexed_to) == ([6, 2], 2, 6)
        rest = await search("failed", types=both, limit=2, before=first.next_before)
        assert (numbers(rest), rest.next_before) == ([1], None)


async def test_es3_an_excerpt_shows_the_word_in_its_place(run_search: Any, make_event: Any) -> None:
    async with run_search() as (log, search):
        await log.append(make_event(text="a " * 500 + "needle\nin " + "b " * 500))
        (hit,) = (await search("NEEDLE")).hits
        assert "needle in b" in hit.excerpt
        assert hit.excerpt.startswith("...")
        assert len(hit.excerpt) < 200


async def test_es3_text_that_events_only_refer_to_is_given_by_the_application(
    run_search: Any, make_event: Any, numbers: Any
) -> None:
    def text_of(event: Any) -> str:
        return f"line at {event.data['offset']}" if "offset" in event.data else ""

    async with run_search(text_of=text_of) as (log, search):
        await log.append(make_event("WORKER_OUTPUT", offset=41), make_event(text="line at 41"))
        assert numbers(await search("41")) == [1]
