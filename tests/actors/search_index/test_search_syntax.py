"""ES3: whatever a user writes is a query, and no error."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from understudy.actors.kernel import Invalid
from understudy.actors.search_index import SearchEvents
from understudy.actors.search_index.table import SearchTable


def test_es3_no_query_is_an_error(index_path: Path) -> None:
    table = SearchTable(index_path)
    table.open()

    @settings(deadline=None)
    @given(st.text(max_size=40), st.text(max_size=10))
    def find(query: str, name: str) -> None:
        table.find(SearchEvents(query=query, task_id=name, types=frozenset({name})))

    find()
    table.close()


def test_es3_a_limit_that_cannot_be_is_refused_by_name() -> None:
    with pytest.raises(Invalid, match="limit"):
        SearchEvents(query="a", limit=0)
