"""`understudy search`."""

from typing import Any

import click

from ...config import Settings
from ..client import RecordApi
from ..terminal import clean
from .output import print_json, print_table
from .record import with_record

_HEADS = ("NUMBER", "WHEN", "TASK", "TYPE", "TEXT")
_PAGE = 200  # the server gives no more than 500 at once
_SECONDS = 19  # characters of an instant, without what is behind its second


def search_log(settings: Settings, query: dict[str, Any], limit: int, *, as_json: bool) -> None:
    """Print the newest events that are found; `query` has the parameters of the API."""

    async def ask(api: RecordApi) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        hits: list[dict[str, Any]] = []
        wanted = query
        while True:
            page = await api.search(**wanted, limit=min(_PAGE, limit - len(hits)))
            hits += page["hits"]
            if len(hits) >= limit or page["next_before"] is None:
                return hits, page
            wanted = {**query, "before": page["next_before"]}

    hits, last = with_record(settings, ask)
    if as_json:
        for hit in hits:
            print_json(hit)
    elif hits:
        print_table(_HEADS, map(_row, hits))
    _tell_rest(last, found=bool(hits), as_json=as_json)


def _tell_rest(page: dict[str, Any], *, found: bool, as_json: bool) -> None:
    if not found and not as_json:
        click.echo("understudy: nothing found", err=True)
    if page["next_before"] is not None:
        click.echo(f"understudy: there is more: --before {page['next_before']}", err=True)
    if page["lags"]:
        seen = page["indexed_to"]
        click.echo(f"understudy: the index has only come to event {seen} yet", err=True)


def _row(hit: dict[str, Any]) -> list[str]:
    event = hit["event"]
    return [
        str(event["sequence_number"]),
        event["timestamp"][:_SECONDS].replace("T", " "),
        event["task_id"],
        event["event_type"],
        clean(hit["excerpt"]),
    ]
