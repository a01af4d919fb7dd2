"""Many rows in one statement."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import apsw

from .rows import Row
from .schema import COLUMN_COUNT, INSERT
from .transaction import transaction

# SQLite takes at most 32,766 values in one statement.
MAX_ROWS = 2048


# One statement outside a transaction is a transaction, and one step of SQLite: the interpreter's
# lock is given up once per batch. With a statement per row, a busy event loop takes it back for up
# to its switch interval after every row (seen: 1,200 events/s instead of 9,000-33,000).
# The statement's text comes in a few sizes, so that it is compiled once: the places that are left
# over hold NULLs and are left out.
def insert_rows(connection: apsw.Connection, rows: Sequence[Row]) -> None:
    """Store the rows, all or none; durable when this returns (with `synchronous = FULL`)."""
    if len(rows) <= MAX_ROWS:
        _insert(connection, rows)
        return
    with transaction(connection):
        for start in range(0, len(rows), MAX_ROWS):
            _insert(connection, rows[start : start + MAX_ROWS])


def _insert(connection: apsw.Connection, rows: Sequence[Row]) -> None:
    size = 1 << (len(rows) - 1).bit_length()
    padding = (None,) * (COLUMN_COUNT * (size - len(rows)))
    connection.execute(_statement(size), (*chain.from_iterable(rows), *padding))


@lru_cache
def _statement(size: int) -> str:
    places = ",".join(["(" + ",".join("?" * COLUMN_COUNT) + ")"] * size)
    return INSERT.format(places)
