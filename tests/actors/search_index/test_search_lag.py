"""ES3, ES7: the index lags behind, and is made anew from the log whenever it is in doubt."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
import pytest
from understudy.actors.event_store import Event, now


async def test_es3_the_index_goes_on_where_it_was(
    run_search: Any, make_event: Any, numbers: Any, index_path: Path
) -> None:
    for expected in ([1], [2, 1], [3, 2, 1]):
        async with run_search() as (log, search):
            await log.append(make_event(text="needle"))
            assert numbers(await search("needle")) == expected
    index = apsw.Connection(str(index_path))
    assert index.execute("SELECT number FROM progress").get == 3
    index.close()


def _missing(path: Path) -> None:
    path.unlink()


def _garbage(path: Path) -> None:
    path.write_bytes(b"\xff" * 8192)


def _of_another_log(path: Path) -> None:
    index = apsw.Connection(str(path))
    index.execute("UPDATE progress SET event_id = 'another'")
    index.close()


def _ahead_of_the_log(path: Path) -> None:
    index = apsw.Connection(str(path))
    index.execute("UPDATE progress SET number = 1000")
    index.close()


def _of_another_version(path: Path) -> None:
    index = apsw.Connection(str(path))
    index.execute("PRAGMA user_version = 99")
    index.close()


DOUBTS = [_missing, _garbage, _of_another_log, _ahead_of_the_log, _of_another_version]


@pytest.mark.parametrize("doubt", DOUBTS)
async def test_es3_an_index_in_doubt_is_made_anew(
    run_search: Any, make_event: Any, numbers: Any, index_path: Path, doubt: Callable[[Path], None]
) -> None:
    async with run_search() as (log, search):
        await log.append(make_event(text="needle"), make_event(text="hay"))
        assert numbers(await search("needle")) == [1]
    doubt(index_path)
    async with run_search() as (log, search):
        assert numbers(await search("needle")) == [1]
        await log.append(make_event(text="needle"))
        assert numbers(await search("needle")) == [3, 1]


async def test_es3_what_was_removed_from_the_log_is_not_found(
    run_search: Any, make_event: Callable[..., Event], numbers: Any
) -> None:
    def text_of(event: Event) -> str:
        return "needle"

    async with run_search(text_of=text_of) as (log, search):
        await log.append(make_event("WORKER_OUTPUT"), make_event("TASK_CANCELLED"))
        assert numbers(await search("needle")) == [2, 1]
        await log.remove_bulky(now())
        assert numbers(await search("needle")) == [3, 2]
