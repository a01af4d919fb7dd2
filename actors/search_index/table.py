"""The index's own database: it can be made again from the log at any time."""

from collections.abc import Iterable
from pathlib import Path

import apsw

from ..event_store import Event
from .messages import SearchEvents
from .syntax import expression_of, name_token, terms_of
from .text import TextOf

VERSION = 1

# Without the texts themselves, which are in the log. A name is one word in a column of its own,
# so that a search within a task is an intersection inside the index.
_SCHEMA = f"""
PRAGMA journal_mode = wal;
PRAGMA synchronous = normal;
CREATE VIRTUAL TABLE IF NOT EXISTS event_text USING fts5(
    text, task, kind, content='', columnsize=0, tokenize="unicode61 remove_diacritics 2");
CREATE TABLE IF NOT EXISTS progress (number INTEGER NOT NULL, event_id TEXT NOT NULL);
PRAGMA user_version = {VERSION};
"""
_INSERT = "INSERT INTO event_text (rowid, text, task, kind) VALUES (?, ?, ?, ?)"
_FIND = """
SELECT rowid FROM event_text WHERE event_text MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"""
_PARTS = ("", "-wal", "-shm")
_ABOVE_ALL = 2**63 - 1


class SearchTable:
    """A connection to the index at `path`; for one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: apsw.Connection | None = None

    def open(self) -> tuple[int, str | None]:
        """Return the newest event that is indexed: number and id; (0, None) for a new index.

        An index that is damaged, or of another version, is thrown away.
        """
        try:
            return self._opened()
        except apsw.Error:
            self.clear()
            return self._opened()

    def close(self) -> None:
        """Close the database."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def clear(self) -> None:
        """Throw the index away; `open` begins a new one."""
        self.close()
        for part in _PARTS:
            Path(f"{self._path}{part}").unlink(missing_ok=True)

    def add(self, events: tuple[Event, ...], text_of: TextOf) -> None:
        """Index further events, in order."""
        if self._connection is None:
            raise apsw.ConnectionClosedError("the search index is not open")
        rows = [
            (event.sequence_number, text, name_token(event.task_id), name_token(event.event_type))
            for event in events
            if (text := text_of(event))
        ]
        with self._connection as connection:
            connection.executemany(_INSERT, rows)
            connection.execute("DELETE FROM progress")
            newest = (events[-1].sequence_number, events[-1].event_id)
            connection.execute("INSERT INTO progress VALUES (?, ?)", newest)

    def find(self, wanted: SearchEvents) -> list[int]:
        """Return the numbers of events that match, newest first, one more than the limit."""
        terms = terms_of(wanted.query)
        if not terms or self._connection is None:
            return []
        before = _ABOVE_ALL if wanted.before is None else min(wanted.before, _ABOVE_ALL)
        values = (expression_of(wanted, terms), before, wanted.limit + 1)
        return [int(str(number)) for (number,) in self._connection.execute(_FIND, values)]

    def _opened(self) -> tuple[int, str | None]:
        self._connection = connection = apsw.Connection(str(self._path))
        if connection.pragma("user_version") not in (0, VERSION):
            raise apsw.Error("another version")
        connection.execute(_SCHEMA).fetchall()
        row: Iterable[tuple[object, ...]] = connection.execute("SELECT * FROM progress").fetchall()
        return next(((int(str(number)), str(event_id)) for number, event_id in row), (0, None))
