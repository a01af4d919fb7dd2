"""The store's one writer, on SQLite."""

from collections.abc import Sequence

import apsw

from ..engine import OpenReport, Outcome
from ..errors import OutcomeUnknown, StorageError
from ..messages import Append
from ..query import EventPage, EventQuery
from . import queries
from .faults import as_storage_errors, is_unwritten, storage_error
from .insert import insert_rows
from .placement import Placement
from .writer import Writer

DEFAULT_MAX_EVENT_BYTES = 8 * 1024 * 1024


class SqliteEngine:
    """A write-ahead log that is synced at each commit: what is acknowledged stays.

    path: the database file.  max_event_bytes: limit on one event's encoded clock and data.
    """

    def __init__(self, path: str, *, max_event_bytes: int = DEFAULT_MAX_EVENT_BYTES) -> None:
        self._path, self._max_bytes = path, max_event_bytes
        self._writer = Writer(path)

    def open(self) -> OpenReport:
        """Lock the store, recover it, set a damaged file aside; raise `StorageError`."""
        set_aside = self._writer.open()
        return OpenReport(self._path, self._writer.last, set_aside)

    def close(self) -> None:
        """Close the file and give the lock up."""
        self._writer.close()

    def append_batch(self, batch: Sequence[Append]) -> list[Outcome]:
        """Store the appends in one commit; see `StorageEngine`."""
        connection = self._writer.connection()
        try:
            return self._store(connection, batch)
        except (apsw.Error, OSError) as error:
            raise self._after_failure(error) from error

    def last_sequence(self, task_id: str | None = None) -> int:
        """Return the newest sequence number, of all or of a task."""
        with as_storage_errors(self._path):
            return queries.last_sequence(self._writer.connection(), task_id)

    def read(self, query: EventQuery) -> EventPage:
        """Return one page of events."""
        with as_storage_errors(self._path):
            return queries.read_page(self._writer.connection(), query)

    def _store(self, connection: apsw.Connection, batch: Sequence[Append]) -> list[Outcome]:
        for look_up in (False, True):
            placement = Placement(connection, self._writer.last, self._max_bytes)
            placement.place(batch, look_up=look_up)
            try:
                if placement.rows:
                    insert_rows(connection, placement.rows)
            except apsw.ConstraintError:  # an event id is there already: look each of them up
                continue
            self._writer.last += len(placement.rows)
            return placement.outcomes
        raise StorageError(f"{self._path}: refuses events whose ids it does not have")

    def _after_failure(self, error: Exception) -> StorageError:
        """Find out on a new connection what the failed commit has left."""
        before, meant = self._writer.last, storage_error(error, self._path)
        self._writer.drop()
        try:
            self._writer.connection()
            if not is_unwritten(error):
                self._writer.empty_log()
        except StorageError as second:
            self._writer.drop()
            return OutcomeUnknown(f"{meant}; and recovering failed: {second}")
        if self._writer.last == before:
            return meant
        return OutcomeUnknown(f"{meant}; the events may be stored")
