"""Remove bulky rows of ended tasks, and leave word of it, in one transaction."""

from itertools import groupby
from operator import itemgetter
from typing import Any

import apsw

from ..creation import new_event
from ..event import Event
from ..ids import SYSTEM_TASK
from ..retention import ApplyRetention, Gap, RetentionReport
from ..taxonomy import TERMINAL, EventType
from .gaps import grow_gaps
from .insert import insert_rows
from .rows import row_of
from .transaction import transaction

# A row that goes: its number, task and type.
Removed = tuple[int, str, str]
_ENDS = sorted(TERMINAL | {EventType.TASK_INTERRUPTED})


def remove_bulky(connection: apsw.Connection, wanted: ApplyRetention, last: int) -> RetentionReport:
    """Remove one slice; the marker gets the number after `last`, so that none is used again."""
    with transaction(connection):
        rows = _candidates(connection, wanted, last)
        marker = _removed(connection, wanted, rows, last + 1) if rows else None
    return RetentionReport(len(rows), len(rows) == wanted.limit, marker)


def _removed(
    connection: apsw.Connection,
    wanted: ApplyRetention,
    rows: list[Removed],
    next_: int,
) -> Event:
    numbers = [(number,) for number, _, _ in rows]
    connection.executemany("DELETE FROM event WHERE sequence_number = ?", numbers)
    for task_id, gone in groupby(sorted(rows, key=itemgetter(1)), key=itemgetter(1)):
        singles = [Gap(task_id, number, number, 1, frozenset((kind,))) for number, _, kind in gone]
        grow_gaps(connection, task_id, singles)
    data = {"removed": len(rows), "before": wanted.before, "types": sorted(wanted.types)}
    marker = new_event(SYSTEM_TASK, EventType.RETENTION_APPLIED, data).numbered(next_)
    insert_rows(connection, [row_of(marker)])
    return marker


def _candidates(connection: apsw.Connection, wanted: ApplyRetention, last: int) -> list[Removed]:
    ended = ",".join("?" * len(_ENDS))
    sql = f"""
    SELECT sequence_number, task_id, event_type FROM event INDEXED BY event_by_type
    WHERE event_type = ? AND sequence_number < ? AND timestamp < ? AND task_id IN
        (SELECT task_id FROM event INDEXED BY event_by_type WHERE event_type IN ({ended}))
    ORDER BY sequence_number LIMIT ?"""  # noqa: S608 - our own text
    end = _first_at(connection, wanted.before, last)
    found: list[Removed] = []
    for kind in sorted(wanted.types):
        values = (kind, end, wanted.before, *_ENDS, wanted.limit - len(found))
        rows: list[Any] = connection.execute(sql, values).fetchall()
        found += rows
    return found


# Timestamps have no index; they grow with the numbers, but for clocks that were set back, and
# what is hidden behind such a step is found once the step is old enough itself.
def _first_at(connection: apsw.Connection, instant: str, last: int) -> int:
    """Return the number of the first event that is not earlier, by bisection."""
    sql = """
    SELECT timestamp FROM event NOT INDEXED WHERE sequence_number >= ?
    ORDER BY sequence_number LIMIT 1"""
    low, high = 1, last + 1
    while low < high:
        middle = (low + high) // 2
        if str(connection.execute(sql, (middle,)).get) < instant:
            low = middle + 1
        else:
            high = middle
    return low
