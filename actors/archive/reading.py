"""An archive's file, read in batches in a thread."""

from collections.abc import AsyncGenerator
from itertools import islice
from pathlib import Path

import trio

from ..event_store import Event, Gap
from .lines import parse_line
from .report import BadLine

BATCH = 1000

Parsed = tuple[int, Event | Gap | BadLine]


async def read_batches(path: Path) -> AsyncGenerator[list[Parsed]]:
    """Yield the file's lines with their numbers; blank ones are left out. Raises OSError."""
    async with await trio.open_file(path, "rb") as file:
        lines = enumerate(file.wrapped, 1)

        def next_batch() -> list[Parsed] | None:
            batch = list(islice(lines, BATCH))
            return [_parsed(*each) for each in batch if each[1].strip()] if batch else None

        while (batch := await trio.to_thread.run_sync(next_batch)) is not None:
            yield batch


def _parsed(number: int, line: bytes) -> Parsed:
    try:
        return number, parse_line(line)
    except ValueError as error:
        return number, BadLine(number, str(error))
