"""Lines for people, and JSON lines for programs."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click
import msgspec


def print_json(value: Any) -> None:
    """Print one value as one line of JSON."""
    click.echo(msgspec.json.encode(value))


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print columns as wide as they need to be; the last one is not filled up."""
    table = [heads, *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        click.echo("  ".join(cells).rstrip())


def tell_error(message: str, code: int, *, as_json: bool) -> None:
    """Tell an error on standard error; what was printed before it comes first."""
    sys.stdout.flush()
    if as_json:
        line = msgspec.json.encode({"type": "error", "code": int(code), "message": message})
        click.echo(line, err=True)
    else:
        click.echo(f"understudy: {message}", err=True)
