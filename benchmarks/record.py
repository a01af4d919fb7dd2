"""The record at a million events: reads, rebuilds, search and appends."""

from collections.abc import Callable

from understudy.actors.event_store import EventQuery

from . import record_cost as cost
from . import record_packages as packages
from . import record_peers as peers
from . import record_runs as ours
from . import storage_peers as disk
from .harness import Comparison, Contender
from .record_store import EVENTS, TASK

WHOLE_TASK = EventQuery(task_id=TASK, limit=10_000)
PAGE = EventQuery(after=EVENTS // 2, limit=100)


def comparisons() -> list[Comparison]:
    """Return the comparisons of this suite; the one that appends comes last."""
    return [_cost(), _fold(), *_reads(), _index(), _append()]


def _cost() -> Comparison:
    return _comparison(
        "an event created, checked, encoded",
        "us",
        "<= 1.5 us",
        ("Event", cost.ours),
        ("Pydantic, types alone", cost.pydantic_model),
        ("limit: a msgspec struct, unchecked", cost.bare),
    )


def _fold() -> Comparison:
    return _comparison(
        "fold 1,000,000 events into task states",
        "s",
        "<= 1.5 x the limit; the user's bound is 5 s",
        ("event store", ours.fold),
        ("limit: four columns, typed data", peers.fold_floor),
        ("JSON Lines, typed data (from 100,000)", packages.fold_json_lines),
        ("eventsourcing, selected alone (from 100,000)", packages.eventsourcing_selects),
    )


def _reads() -> list[Comparison]:
    return [
        _comparison(
            "one task's 10,000 events of 1,000,000",
            "ms",
            "<= 25 ms",
            ("event reader, through its actor", lambda: ours.read(WHOLE_TASK)),
            ("limit: raw SQLite, four columns, rows", peers.task_rows),
        ),
        _comparison(
            "a page of 100 after a cursor in 1,000,000",
            "ms",
            "<= 1 ms",
            ("event reader, through its actor", lambda: ours.read(PAGE)),
            ("limit: raw SQLite, four columns, rows", peers.page_rows),
        ),
    ]


def _index() -> Comparison:
    return _comparison(
        "full-text index, behind the log",
        "events/s",
        "",
        ("search index", ours.index),
        ("limit: FTS5 alone", peers.fts5),
        rates=True,
    )


def _append() -> Comparison:
    return _comparison(
        "durable append, pipelined, 1,000,000 rows stored",
        "events/s",
        ">= 8 x write + fdatasync",
        ("event store", ours.append),
        ("raw SQLite, WAL FULL, 100 a commit, empty", lambda: disk.sqlite(100, ours.APPENDS)),
        ("eventsourcing recorder, 100 a commit, empty", packages.eventsourcing_inserts),
        ("JSON Lines, fdatasync per 100", packages.json_lines),
        ("limit: write + fdatasync each", lambda: disk.disk(500)),
        rates=True,
    )


def _comparison(
    name: str,
    unit: str,
    target: str,
    *contenders: tuple[str, Callable[[], float]],
    rates: bool = False,
) -> Comparison:
    made = tuple(Contender(*each) for each in contenders)
    return Comparison(name, unit, made, more_is_better=rates, target=target)
