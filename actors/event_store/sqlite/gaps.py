"""The table of what was removed."""

from bisect import bisect
from collections.abc import Iterable

import apsw

from ..query import EventQuery
from ..retention import Gap

_INSERT = "INSERT OR REPLACE INTO gap VALUES (?, ?, ?, ?, ?)"
_NOBODY = ""  # whose events they were is not known


def note_gaps(connection: apsw.Connection, gaps: Iterable[Gap]) -> None:
    """Record gaps, inside a transaction."""
    connection.executemany(
        _INSERT,
        [(g.task_id or _NOBODY, g.first, g.last, g.count, ",".join(sorted(g.types))) for g in gaps],
    )


def read_gaps(connection: apsw.Connection, query: EventQuery, until: int) -> tuple[Gap, ...]:
    """Return what the query does not find any more, above its cursor and up to `until`."""
    sql, values = "SELECT * FROM gap WHERE last > ? AND first <= ?", [max(query.after, 0), until]
    if query.task_id is not None:
        sql, values = f"{sql} AND task_id IN (?, '{_NOBODY}')", [*values, query.task_id]
    found = map(_gap_of, connection.execute(f"{sql} ORDER BY first", values))
    return tuple(gap for gap in found if _concerns(gap, query))


def grow_gaps(connection: apsw.Connection, task_id: str, removed: Iterable[Gap]) -> None:
    """Record what was removed of a task, joined to gaps that it now meets, in a transaction."""
    there = map(_gap_of, connection.execute("SELECT * FROM gap WHERE task_id = ?", (task_id,)))
    every = sorted([*there, *removed], key=lambda gap: gap.first)
    kept = "SELECT sequence_number FROM event WHERE task_id = ? ORDER BY sequence_number"
    numbers = [int(str(number)) for (number,) in connection.execute(kept, (task_id,))]
    joined: list[Gap] = []
    for gap in every:
        if joined and bisect(numbers, joined[-1].last) == bisect(numbers, gap.first):
            gap = _joined(joined.pop(), gap)
        joined.append(gap)
    connection.execute("DELETE FROM gap WHERE task_id = ?", (task_id,))
    note_gaps(connection, joined)


def _joined(a: Gap, b: Gap) -> Gap:
    last = max(a.last, b.last)
    return Gap(a.task_id, a.first, last, a.count + b.count, a.types | b.types)


def _gap_of(row: tuple[object, ...]) -> Gap:
    task_id, first, last, count, types = row
    kinds = frozenset(filter(None, str(types).split(",")))
    return Gap(str(task_id) or None, int(str(first)), int(str(last)), int(str(count)), kinds)


def _concerns(gap: Gap, query: EventQuery) -> bool:
    if not gap.types:
        return True
    wanted = (query.types or gap.types) - query.exclude_types
    return bool(wanted & gap.types)
