"""The store's one writer, on SQLite."""

from collections.abc import Sequence

import apsw

from ..engine import OpenReport, Outcome
from ..errors import StorageError
from ..messages import Append
from ..query import EventPage, EventQuery
from ..retention import ApplyRetention, Gap, RetentionReport
from . import gaps as gap_table
from . import queries
from .faults import as_storage_errors
from .insert import insert_rows
from .placement import Placement
from .recovery import recovering
from .removal import remove_bulky
from .transaction import transaction
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
        with recovering(self._writer) as connection:
            return self._store(connection, batch)

    def try_batch(self, batch: Sequence[Append]) -> list[Outcome]:
        """Return what would come of the appends; see `StorageEngine`."""
        with as_storage_errors(self._path):
            connection = self._writer.connection()
            placement = Placement(connection, self._writer.last, self._max_bytes)
            placement.place(batch, look_up=True)
            return placement.outcomes

    def apply_retention(self, wanted: ApplyRetention) -> RetentionReport:
        """Remove one slice of bulky events; see `StorageEngine`."""
        with recovering(self._writer) as connection:
            report = remove_bulky(connection, wanted, self._writer.last)
            self._writer.last += report.marker is not None
            return report

    def note_gaps(self, gaps: Sequence[Gap]) -> None:
        """Record what an imported log lacks."""
        with recovering(self._writer) as connection, transaction(connection):
            gap_table.note_gaps(connection, gaps)

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
            self._writer.last = placement.last
            return placement.outcomes
        raise StorageError(f"{self._path}: refuses events whose ids it does not have")
