"""A store's reader, on SQLite."""

import contextlib
from collections.abc import Generator, Sequence

import apsw

from ..event import Event
from ..projections import FoldedTasks, fold_rows
from ..query import EventPage, EventQuery
from . import queries
from .faults import as_storage_errors
from .schema import FOLD_ALL, connect_reader


class SqliteReader:
    """A connection that cannot write; one that failed is replaced at the next use."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._connection: apsw.Connection | None = None

    def open(self) -> None:
        """Connect to a store that a writer has made; raise `StorageError`."""
        with as_storage_errors(self._path):
            self._connected()

    def close(self) -> None:
        """Close the connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(apsw.Error):
                connection.close()

    def read(self, query: EventQuery) -> EventPage:
        """Return one page of events."""
        with as_storage_errors(self._path), self._replaced_on_error():
            return queries.read_page(self._connected(), query)

    def read_numbered(self, numbers: Sequence[int]) -> tuple[Event, ...]:
        """Return the events with these numbers, in order."""
        with as_storage_errors(self._path), self._replaced_on_error():
            return queries.read_numbered(self._connected(), numbers)

    def fold_tasks(self) -> FoldedTasks:
        """Fold the whole log into the states of its tasks."""
        with as_storage_errors(self._path), self._replaced_on_error():
            return fold_rows(self._connected().execute(FOLD_ALL))

    def last_sequence(self, task_id: str | None = None) -> int:
        """Return the newest sequence number, of all or of a task."""
        with as_storage_errors(self._path), self._replaced_on_error():
            return queries.last_sequence(self._connected(), task_id)

    def _connected(self) -> apsw.Connection:
        if self._connection is None:
            connection = connect_reader(self._path)
            queries.last_sequence(connection)
            self._connection = connection
        return self._connection

    @contextlib.contextmanager
    def _replaced_on_error(self) -> Generator[None]:
        try:
            yield
        except apsw.Error:
            self.close()
            raise
