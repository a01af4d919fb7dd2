"""Open a store's file: begin a new one, check an old one, set a damaged one aside."""

import logging
import os
import time
from pathlib import Path

import apsw

from ..errors import StorageError
from .faults import is_corruption
from .queries import last_sequence
from .schema import APPLICATION_ID, SCHEMA, SCHEMA_VERSION, UPGRADES, connect_writer

_log = logging.getLogger(__name__)

# Checking every page takes about a second for each GB; a larger file is only probed, and its
# damage shows when a damaged page is read.
FULL_CHECK_BYTES = 256 * 1024 * 1024
_PARTS = ("", "-wal", "-shm")


def open_store(path: str) -> tuple[apsw.Connection, str | None]:
    """Return the writing connection, and where a damaged file was set aside, if one was."""
    try:
        return open_checked(path), None
    except apsw.Error as error:
        if not is_corruption(error):
            raise
        kept = _set_aside(path)
        _log.error("%s is damaged (%s): kept as %s; a new store is begun", path, error, kept)
    return open_checked(path), kept


def open_checked(path: str) -> apsw.Connection:
    """Return the writing connection to a store that is new, or passes the checks."""
    Path(path).touch(mode=0o600)
    connection = connect_writer(path)
    try:
        _check_identity(connection, path)
        _check_pages(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_identity(connection: apsw.Connection, path: str) -> None:
    application, version = connection.pragma("application_id"), connection.pragma("user_version")
    if application == 0 and not connection.execute("SELECT count(*) FROM sqlite_schema").get:
        connection.execute(SCHEMA)
    elif application != APPLICATION_ID:
        raise StorageError(f"{path}: is a database of another program; choose another path")
    elif version in UPGRADES:
        connection.execute(UPGRADES[version])
    elif version != SCHEMA_VERSION:
        raise StorageError(
            f"{path}: has version {version} of the store, this program knows {SCHEMA_VERSION};"
            " use the program's version that wrote it"
        )


def _check_pages(connection: apsw.Connection, path: str) -> None:
    newest = last_sequence(connection)
    connection.execute("SELECT * FROM event WHERE sequence_number = ?", (newest,)).fetchall()
    if Path(path).stat().st_size <= FULL_CHECK_BYTES:
        found = connection.execute("PRAGMA quick_check(1)").get
        if found != "ok":
            raise apsw.CorruptError(str(found))


def _set_aside(path: str) -> str:
    """Rename the file and what belongs to it; never onto another file."""
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    kept, count = f"{path}.corrupt-{stamp}", 0
    while any(os.path.lexists(kept + part) for part in _PARTS):
        count += 1
        kept = f"{path}.corrupt-{stamp}-{count}"
    for part in _PARTS:
        if os.path.lexists(path + part):
            Path(path + part).rename(kept + part)
    return kept
