"""ES1, TR2: bulky events may go; their numbers stay used, and readers are told."""

from collections.abc import Callable
from typing import Any

import pytest
from understudy.actors.event_store import (
    SYSTEM_TASK,
    Event,
    EventQuery,
    EventType,
    Gap,
    now,
)
from understudy.actors.event_store.retention import ApplyRetention
from understudy.actors.kernel import Invalid

Make = Callable[..., Event]
Runner = Callable[[], Any]
OUTPUT, BEAT = EventType.WORKER_OUTPUT, EventType.WORKER_HEARTBEAT
STORY = (EventType.TASK_CREATED, OUTPUT, OUTPUT, BEAT, EventType.WORKER_PROGRESS, OUTPUT)
END = EventType.TASK_COMPLETE
BOTH = frozenset({str(OUTPUT), str(BEAT)})


async def _live(log: Any, make: Make, task: str, *, ended: bool = True) -> None:
    for kind in (*STORY, END) if ended else STORY:
        await log.append(make(kind, task_id=task))


async def test_es1_what_is_removed_leaves_its_numbers_used_and_word_of_it(
    run_store: Runner, make: Make
) -> None:
    async with run_store() as store:
        await _live(store.log, make, "a")
        await _live(store.log, make, "running", ended=False)
        assert await store.log.remove_bulky(now()) == 4
        page = await store.log.read(EventQuery(task_id="a"))
        assert [event.sequence_number for event in page.events] == [1, 5, 7]
        assert page.gaps == (Gap("a", 2, 4, 3, BOTH), Gap("a", 6, 6, 1, frozenset({str(OUTPUT)})))
        assert len((await store.log.read(EventQuery(task_id="running"))).events) == len(STORY)
        (marker,) = (await store.log.read(EventQuery(task_id=SYSTEM_TASK))).events
        assert (marker.event_type, marker.data["removed"]) == (EventType.RETENTION_APPLIED, 4)
        assert marker.sequence_number == 14
        assert store.committed[-1] == (marker,)
        (event,) = await store.log.append(make())
        assert event.sequence_number == 15
    async with run_store() as store:
        assert (await store.log.read(EventQuery(task_id="a"))).gaps == page.gaps
        assert (await store.log.append(make()))[0].sequence_number == 16


@pytest.mark.parametrize(
    ("query", "firsts"),
    [
        ({}, [2, 6]),
        ({"after": 3}, [2, 6]),  # who stands in the middle of a gap is told too
        ({"after": 4}, [6]),
        ({"after": 6}, []),
        ({"limit": 2}, [2]),
        ({"until_sequence": 3}, [2]),
        ({"task_id": "b"}, []),
        ({"types": frozenset({BEAT})}, [2]),
        ({"types": frozenset({END})}, []),
        ({"exclude_types": frozenset(BOTH)}, []),
    ],
)
async def test_tr2_a_page_tells_of_the_gaps_that_concern_it(
    run_store: Runner, make: Make, query: dict[str, Any], firsts: list[int]
) -> None:
    async with run_store() as store:
        await _live(store.log, make, "a")
        await store.log.remove_bulky(now())
        page = await store.log.read(EventQuery(**query))
        assert [gap.first for gap in page.gaps] == firsts


async def test_es1_slices_grow_one_gap(run_store: Runner, make: Make) -> None:
    async with run_store() as store:
        await _live(store.log, make, "a")
        for removed in (1, 1, 1, 1, 0):
            report = await store.address.ask(ApplyRetention(before=now(), limit=1))
            assert report.removed == report.more == (report.marker is not None) == removed
        gaps = (await store.log.read(EventQuery(task_id="a"))).gaps
        assert [(gap.first, gap.last, gap.count) for gap in gaps] == [(2, 4, 3), (6, 6, 1)]
        assert await store.log.remove_bulky("2000-01-01T00:00:00Z") == 0


@pytest.mark.parametrize("wrong", [{"before": "soon"}, {"types": frozenset({END})}, {"limit": 0}])
def test_es4_retention_that_cannot_be_is_refused_by_name(wrong: dict[str, Any]) -> None:
    chosen: dict[str, Any] = {"before": now(), **wrong}
    with pytest.raises(Invalid, match=next(iter(wrong))):
        ApplyRetention(**chosen)
