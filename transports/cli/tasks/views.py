"""Which view it is: live on a terminal, plain lines elsewhere, JSON lines if asked for."""

import os
import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import trio

from ...terminal import Block, Board, Clock, LiveView, PlainView, View
from ..output import print_json
from ..view_options import ViewOptions


@asynccontextmanager
async def open_view(
    options: ViewOptions, *, as_json: bool, clock: Clock | None = None
) -> AsyncGenerator[View]:
    """Open the view that fits where standard output goes."""
    board = Board(detailed=options.detailed, clock=clock)
    if as_json:
        yield JsonView(board)
    elif options.plain or not _is_lively():
        yield PlainView(board)
    else:
        async with LiveView(board).open() as view:
            yield view


def is_attended(*, as_json: bool) -> bool:
    """Return whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not as_json


def _is_lively() -> bool:
    dumb = os.environ.get("TERM", "dumb") == "dumb"
    return sys.stdout.isatty() and not dumb and not os.environ.get("NO_COLOR")


class JsonView:
    """Prints each event as it is in the API; notes and the summary have a `type`."""

    def __init__(self, board: Board) -> None:
        self._board = board

    @property
    def board(self) -> Board:
        """What has been seen so far."""
        return self._board

    async def show(self, event: Mapping[str, Any]) -> None:
        """Print an event."""
        self._board.apply(event)
        await _print(event)

    async def note(self, text: str) -> None:
        """Print a note."""
        if text:
            await _print({"type": "note", "text": text})

    async def close(self) -> None:
        """Print how each task ended."""
        tasks = [_summary(block) for block in self._board.blocks.values()]
        await _print({"type": "summary", "tasks": tasks})


def _summary(block: Block) -> dict[str, Any]:
    return {
        "task_id": block.task_id,
        "command": block.command,
        "status": block.status,
        "exit_code": block.exit_code,
        "reason": block.reason or None,
        "elapsed_sec": round(block.elapsed(), 3),
        "lines": block.lines,
        "bytes": block.bytes,
        "restarts": block.restarts,
    }


# In a thread: whoever reads our output may be slow, and a server of our own goes on meanwhile.
async def _print(value: Mapping[str, Any]) -> None:
    await trio.to_thread.run_sync(print_json, value, abandon_on_cancel=True)
