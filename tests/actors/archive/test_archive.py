"""ES8: export and import as JSON Lines, lossless both ways."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.archive import ImportRefused, NumberRun, export_lines, import_file
from understudy.actors.event_store import Event, EventQuery, EventType, Gap, now

Save = Callable[..., Awaitable[Path]]
Runner = Callable[..., Any]
KINDS = (EventType.TASK_CREATED, EventType.WORKER_OUTPUT, EventType.TASK_COMPLETE)


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Export a log to a file."""

    async def export(log: Any, name: str = "all", **query: Any) -> Path:
        pieces = [piece async for piece in export_lines(log, EventQuery(**query))]
        path = tmp_path / f"{name}.jsonl"
        path.write_bytes(b"".join(pieces))
        return path

    return export


async def _fill(log: Any, make_event: Callable[..., Event], tasks: int = 3) -> None:
    for n in range(tasks):
        made = [make_event(kind, task_id=f"t{n}", text="\N{SNOWMAN}\n") for kind in KINDS]
        await log.append(*made)


async def _everything(log: Any) -> tuple[Any, ...]:
    page = await log.read(EventQuery())
    return page.events, page.gaps


async def test_es8_an_empty_store_becomes_the_same_store(
    run_log: Runner, make_event: Any, save: Save
) -> None:
    async with run_log("source") as log:
        await _fill(log, make_event)
        await log.remove_bulky(now())
        before, path = await _everything(log), await save(log, limit=2)
    async with run_log("target") as log:
        for imported in (len(before[0]), 0):  # the second time there is nothing new
            report = await import_file(log, path)
            assert (report.events, report.imported) == (len(before[0]), imported)
            assert await _everything(log) == before
        assert (await save(log, "again", limit=3)).read_bytes() == path.read_bytes()


async def test_es8_a_part_of_a_log_says_that_it_is_one(
    run_log: Runner, make_event: Any, save: Save
) -> None:
    async with run_log("source") as log:
        await _fill(log, make_event)
        path = await save(log, task_id="t1")
    async with run_log("target") as log:
        await import_file(log, path)
        events, gaps = await _everything(log)
        assert [event.sequence_number for event in events] == [4, 5, 6]
        assert gaps == (Gap(None, 1, 6, 3, frozenset()),)


async def test_es8_a_store_that_has_events_numbers_them_anew_and_says_how(
    run_log: Runner, make_event: Any, save: Save
) -> None:
    async with run_log("source") as log:
        await _fill(log, make_event)
        path = await save(log)
        exported, _ = await _everything(log)
    async with run_log("target") as log:
        await log.append(make_event(task_id="own"))
        report = await import_file(log, path)
        assert not report.kept_numbers
        assert report.runs == [NumberRun(1, 9, 2)]
        events, _ = await _everything(log)
        assert events[1:] == tuple(event.numbered(event.sequence_number + 1) for event in exported)


async def test_es8_bad_lines_are_named_and_nothing_is_half_imported(
    run_log: Runner, make_event: Any, save: Save
) -> None:
    async with run_log("source") as log:
        await _fill(log, make_event)
        path = await save(log)
        lines = path.read_bytes().splitlines(keepends=True)
        other = lines[0].replace(b"TASK_CREATED", b"TASK_STARTED")
        path.write_bytes(b"".join([*lines[1:3], b"{oops\n", other, b"\n", b'{"gap": 1}\n']))
        with pytest.raises(ImportRefused, match=r"line 3: .*line 6: .*line 4: .*other content"):
            await import_file(log, path)
        assert await log.last_sequence() == 9
    async with run_log("target") as log:
        report = await import_file(log, path, skip_bad=True)
        assert [bad.number for bad in report.skipped] == [3, 6]
        assert (report.imported, await log.last_sequence()) == (3, 3)
