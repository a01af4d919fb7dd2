"""The table of events and the settings of the connections to it."""

import apsw

# "USdy" marks the file as ours (PRAGMA application_id).
APPLICATION_ID = 0x55536479
SCHEMA_VERSION = 2

# An index's entries end in the row id, which is the sequence number: each of these is in order.
# Event ids grow with time (uuid7), so that their index grows at its end, in pages that are warm.
_GAPS = """
CREATE TABLE gap (
    task_id TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    count INTEGER NOT NULL,
    types TEXT NOT NULL,
    PRIMARY KEY (task_id, first)
) STRICT, WITHOUT ROWID;
"""

SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE event (
    sequence_number INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL,
    task_id TEXT NOT NULL,
    event_type TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    causation_id TEXT,
    correlation_id TEXT,
    code_version INTEGER NOT NULL,
    vector_clock TEXT NOT NULL,
    data TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX event_by_id ON event (event_id);
CREATE INDEX event_by_task ON event (task_id);
CREATE INDEX event_by_type ON event (event_type);
{_GAPS}
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""

# What makes a store of an earlier version one of this version.
UPGRADES = {1: f"BEGIN IMMEDIATE; {_GAPS} PRAGMA user_version = 2; COMMIT;"}

SELECT = """
SELECT event_id, task_id, event_type, timestamp, sequence_number,
       causation_id, correlation_id, code_version, vector_clock, data
FROM event"""

# All rows for a fold.
FOLD_ALL = f"""{SELECT} NOT INDEXED ORDER BY sequence_number"""

# The rows of {} are of that order; those that hold NULLs only are left out.
INSERT = """
INSERT INTO event (event_id, task_id, event_type, timestamp, sequence_number,
                   causation_id, correlation_id, code_version, vector_clock, data)
SELECT * FROM (VALUES {}) WHERE column1 IS NOT NULL"""
COLUMN_COUNT = 10

BUSY_MILLISECONDS = 5_000
WRITER_CACHE_KIB = 64 * 1024
# Pages of 4 KiB in the write-ahead log before they are moved into the database.
CHECKPOINT_PAGES = 4_000

WRITER = f"""
PRAGMA synchronous = FULL;
PRAGMA cache_size = -{WRITER_CACHE_KIB};
PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES};
PRAGMA trusted_schema = OFF;
"""


def connect_writer(path: str) -> apsw.Connection:
    """Return the one connection that writes: what it has committed survives a power loss."""
    connection = _connect(path, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
    try:
        if connection.readonly("main"):  # SQLite would open it all the same
            raise apsw.ReadOnlyError("the file may only be read")
        if connection.pragma("journal_mode", "wal") != "wal":
            raise apsw.CantOpenError("the file system has no shared memory: no write-ahead log")
        connection.execute(WRITER)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_reader(path: str) -> apsw.Connection:
    """Return a connection that cannot write and never delays the one that does."""
    return _connect(path, apsw.SQLITE_OPEN_READONLY)


def _connect(path: str, flags: int) -> apsw.Connection:
    connection = apsw.Connection(path, flags=flags)
    connection.set_busy_timeout(BUSY_MILLISECONDS)
    return connection
