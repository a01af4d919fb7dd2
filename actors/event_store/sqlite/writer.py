"""The connection that writes, and how it comes back after a failure."""

import contextlib
from pathlib import Path

import apsw

from ..errors import StorageError
from .faults import as_storage_errors
from .lock import StoreLock
from .log_space import make_room, sync_folder
from .opening import open_checked, open_store
from .queries import last_sequence


class Writer:
    """Holds the store's lock while it is open; `last` is the newest sequence number."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.last = 0
        self._lock = StoreLock(path)
        self._connection: apsw.Connection | None = None

    def open(self) -> str | None:
        """Lock and recover the store; return where a damaged file was set aside, if one was."""
        with as_storage_errors(self.path):
            Path(self.path).parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
            try:
                self._connection, set_aside = open_store(self.path)
                self.last = last_sequence(self._connection)
                make_room(self.path)
            except BaseException:
                self.close()
                raise
        return set_aside

    def close(self) -> None:
        """Close the file and give the lock up."""
        self.drop()
        self._lock.release()

    def drop(self) -> None:
        """Close the connection alone, the store stays locked; the next use opens another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(apsw.Error):
                connection.close()

    def connection(self) -> apsw.Connection:
        """Return the connection, opened again if it was dropped."""
        if self._connection is None:
            with as_storage_errors(self.path):
                self._connection = self._reopened()
        return self._connection

    # A commit whose sync failed is whole in the log, beyond what counts as committed. A recovery,
    # after the process was killed, would take it for committed, although it was said to be lost;
    # so would one after a loss of power, if the log was deleted and its name came back.
    def empty_log(self) -> None:
        """Move all that is committed into the database and cut the write-ahead log to nothing."""
        with as_storage_errors(self.path):
            self.connection().wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
            make_room(self.path)
            sync_folder(self.path)

    # Events above `last` are from a commit that failed, in its sync and not in its write: the log
    # has them, the disk perhaps not, and a second sync may say otherwise (the system drops pages
    # that it could not write). Moving them into the database writes and syncs them again.
    def _reopened(self) -> apsw.Connection:
        if not self._lock.held:
            raise StorageError(f"{self.path}: the store is not open")
        connection = open_checked(self.path)
        try:
            last = last_sequence(connection)
            if last != self.last:
                connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_FULL)
            self.last = last
        except BaseException:
            connection.close()
            raise
        return connection
