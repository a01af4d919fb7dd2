"""Queries on the table of events."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import apsw

from ..event import Event
from ..query import EventPage, EventQuery
from ..restore import restore
from .gaps import read_gaps
from .schema import SELECT


def read_page(connection: apsw.Connection, query: EventQuery) -> EventPage:
    """Return one page and the newest sequence number, as of one moment."""
    sql, values = page_statement(query)
    connection.execute("BEGIN")
    try:
        events = [restore(row) for row in connection.execute(sql, values)]
        last = last_sequence(connection)
        more = len(events) > query.limit
        until = events[query.limit - 1].sequence_number if more else query.until_sequence
        gaps = read_gaps(connection, query, last if until is None else until)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return EventPage(tuple(events[: query.limit]), last, more, gaps)


def last_sequence(connection: apsw.Connection, task_id: str | None = None) -> int:
    """Return the newest sequence number, of all or of a task; 0 when there is none."""
    if task_id is None:
        sql, values = "SELECT max(sequence_number) FROM event", ()
    else:
        sql, values = "SELECT max(sequence_number) FROM event WHERE task_id = ?", (task_id,)
    return connection.execute(sql, values).get or 0


def read_numbered(connection: apsw.Connection, numbers: Sequence[int]) -> tuple[Event, ...]:
    """Return the events with these numbers, in order."""
    chosen = f"sequence_number IN ({_places(numbers)})"
    sql = f"{SELECT} NOT INDEXED WHERE {chosen} ORDER BY sequence_number"
    return tuple([restore(row) for row in connection.execute(sql, tuple(numbers))])


def find_events(connection: apsw.Connection, event_ids: Iterable[str]) -> dict[str, Event]:
    """Return those of the events that are stored, by event id."""
    found: dict[str, Event] = {}
    for event_id in event_ids:
        sql = SELECT + " WHERE event_id = ?"
        for row in connection.execute(sql, (event_id,)):
            found[event_id] = restore(row)
    return found


def page_statement(query: EventQuery) -> tuple[str, list[Any]]:
    """Return the statement and its values; it asks for one row more than the page holds."""
    conditions, values = _conditions(query)
    if query.types and query.task_id is None:
        return _by_types(query, conditions, values)
    if query.types:
        conditions.append(f"event_type IN ({_places(query.types)})")
        values += sorted(query.types)
    index = "NOT INDEXED" if query.task_id is None else "INDEXED BY event_by_task"
    return _ordered(index, conditions), [*values, query.limit + 1]


# Each type's newest rows come from its index, already in order; asked for in one `IN`, SQLite
# would sort every row of all of them for each page.
def _by_types(query: EventQuery, conditions: list[str], values: list[Any]) -> tuple[str, list[Any]]:
    one = _ordered("INDEXED BY event_by_type", ["event_type = ?", *conditions])
    every = " UNION ALL ".join(f"SELECT * FROM ({one})" for _ in query.types)  # noqa: S608 - our own text
    all_values = [v for name in sorted(query.types) for v in (name, *values, query.limit + 1)]
    return f"{every} ORDER BY sequence_number LIMIT ?", [*all_values, query.limit + 1]


def _conditions(query: EventQuery) -> tuple[list[str], list[Any]]:
    asked = (
        ("sequence_number > ?", max(query.after, 0)),
        ("task_id = ?", query.task_id),
        ("sequence_number <= ?", query.until_sequence),
        ("timestamp <= ?", query.until_time),
    )
    conditions = [condition for condition, value in asked if value is not None]
    values: list[Any] = [value for _, value in asked if value is not None]
    if query.exclude_types:
        conditions.append(f"event_type NOT IN ({_places(query.exclude_types)})")
        values += sorted(query.exclude_types)
    return conditions, values


def _ordered(index: str, conditions: list[str]) -> str:
    chosen = " AND ".join(conditions)
    return f"{SELECT} {index} WHERE {chosen} ORDER BY sequence_number LIMIT ?"


def _places(values: Collection[object]) -> str:
    return ",".join("?" for _ in values)
