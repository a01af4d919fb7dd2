"""A search index beside the recording core."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.kernel.testing import run_actor
from understudy.actors.search_index import SearchEvents, SearchIndex, SearchPage


@pytest.fixture
def index_path(tmp_path: Path) -> Path:
    """Where the index is."""
    return tmp_path / "search.db"


@pytest.fixture
def run_search(run_core: Any, index_path: Path) -> Callable[..., Any]:
    """Run the core and an index for the length of a block; gives the log and `search(...)`."""

    @asynccontextmanager
    async def run(**options: Any) -> AsyncGenerator[tuple[Any, Any]]:
        async with run_core() as core:
            index = partial(SearchIndex, core.log, core.broadcaster, index_path, **options)
            async with run_actor(index, name="search_index", system=core.system) as address:

                async def search(query: str, **wanted: Any) -> SearchPage:
                    wanted.setdefault("at_least", await core.log.last_sequence())
                    return await address.ask(SearchEvents(query=query, **wanted))

                yield core.log, search

    return run


def _numbers(page: SearchPage) -> list[int]:
    return [hit.event.sequence_number for hit in page.hits]


@pytest.fixture
def numbers() -> Callable[[SearchPage], list[int]]:
    """The sequence numbers of what was found."""
    return _numbers
