"""`understudy export` and `understudy import`."""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import click
import trio

from ...config import Settings
from ..client import RecordApi
from .output import print_json
from .record import with_record

_STRETCH = 256 * 1024  # bytes
_STANDARD = Path("-")


def export_log(
    settings: Settings, query: dict[str, Any], target: Path | None, *, as_json: bool
) -> None:
    """Write all lines to a file, whole or not at all, or to standard output."""
    if target is None or target == _STANDARD:
        with_record(settings, lambda api: _export(api, query, sys.stdout.buffer))
        return
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("wb") as file:
            count = with_record(settings, lambda api: _export(api, query, file))
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink()
    if as_json:
        print_json({"type": "exported", "lines": count, "file": str(target)})
    else:
        click.echo(f"{count:,} lines in {target}")


async def _export(api: RecordApi, query: dict[str, Any], file: BinaryIO) -> int:
    count = 0
    async with api.open("GET", "/export", params=query) as response:
        async for chunk in response.aiter_bytes():
            count += chunk.count(b"\n")
            await trio.to_thread.run_sync(file.write, chunk)
    return count


def import_log(settings: Settings, source: Path, *, skip_bad: bool, as_json: bool) -> None:
    """Store the events of a file (`-`: standard input), and tell what became of them."""
    file = sys.stdin.buffer if source == _STANDARD else source.open("rb")
    query = {"skip_bad": int(skip_bad)}
    with file:
        report = with_record(settings, lambda api: api.import_lines(_stretches(file), **query))
    if as_json:
        print_json(report)
    else:
        click.echo("\n".join(_told(report)))


async def _stretches(file: BinaryIO) -> AsyncIterator[bytes]:
    while data := await trio.to_thread.run_sync(file.read, _STRETCH):
        yield data


def _told(report: dict[str, Any]) -> list[str]:
    lines = [f"{report['imported']:,} events imported, {report['present']:,} were there already"]
    if report["gaps"]:
        lines.append(f"{report['gaps']:,} gaps, of what the archive does not have")
    if not report["kept_numbers"] and report["imported"]:
        lines.append("their sequence numbers are new:")
        lines += [_run(run) for run in report["runs"]]
    if report["skipped"]:
        lines.append(f"{report['skipped']:,} lines were left out:")
        lines += [f"  line {each['line']}: {each['reason']}" for each in report["skipped_lines"]]
    return lines


def _run(run: dict[str, int]) -> str:
    now_last = run["now_first"] + run["last"] - run["first"]
    return f"  {run['first']} to {run['last']} are now {run['now_first']} to {now_last}"
