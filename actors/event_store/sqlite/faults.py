"""SQLite's errors in the words of the event store."""

from collections.abc import Generator
from contextlib import contextmanager

import apsw

from ..errors import StorageError, StoreCorrupt, StoreFull, StoreReadOnly

# A write beyond a file-size limit is an I/O error to SQLite, not a full disk.
_FULL_IO = {apsw.SQLITE_IOERR_WRITE, apsw.SQLITE_IOERR_TRUNCATE, apsw.SQLITE_IOERR_SHMSIZE}


def storage_error(error: Exception, path: str) -> StorageError:
    """Return what `error` of SQLite or the system means to who appends or reads."""
    detail = f"{path}: {error}"
    if isinstance(error, StorageError):
        return error
    if is_corruption(error):
        return StoreCorrupt(f"{detail}: the file is damaged; a restart sets it aside")
    if is_unwritten(error):
        return StoreFull(f"{detail}: no room; free space or raise the file-size limit")
    if isinstance(error, (apsw.ReadOnlyError, apsw.PermissionsError, PermissionError)):
        return StoreReadOnly(f"{detail}: not writable; check permissions and the file system")
    if isinstance(error, apsw.CantOpenError):
        return StoreReadOnly(f"{detail}: check that the folder exists and may be written")
    return StorageError(detail)


def is_corruption(error: Exception) -> bool:
    """Tell whether the file is damaged, or no SQLite database at all."""
    return isinstance(error, (apsw.CorruptError, apsw.NotADBError))


def _extended(error: apsw.Error) -> int:
    return getattr(error, "extendedresult", 0)  # apsw's types do not have it


def is_unwritten(error: Exception) -> bool:
    """Tell whether a commit failed before all of it was written, so that none of it counts."""
    return isinstance(error, apsw.FullError) or _is_full_io(error)


def _is_full_io(error: Exception) -> bool:
    return isinstance(error, apsw.IOError) and _extended(error) in _FULL_IO


@contextmanager
def as_storage_errors(path: str) -> Generator[None]:
    """Turn the errors of SQLite and of the system inside the block into `StorageError`s."""
    try:
        yield
    except (apsw.Error, OSError) as error:
        raise storage_error(error, path) from error
