"""The live view: the board painted whenever it has changed, at most 20 times a second."""

import shutil
import sys
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, TextIO

import trio

from .board import Board
from .frame import FrameMaker
from .painter import Painter
from .summary import summary_lines

MIN_INTERVAL = 1 / 20
_TICK = 0.5  # seconds: the elapsed times go on without events


# Painting happens in a thread, and events are folded while it lasts: a terminal that is slow, or
# stopped with Ctrl-S, costs frames and holds up nothing else.
class LiveView:
    """A view on a terminal; `open` runs it."""

    def __init__(self, board: Board, stream: TextIO | None = None) -> None:
        self._board, self._stream = board, stream or sys.stdout
        self._painter, self._frames = Painter(self._stream), FrameMaker()
        self._footer = ""
        self._changed, self._painting = trio.Event(), trio.CancelScope()

    @asynccontextmanager
    async def open(self) -> AsyncGenerator["LiveView"]:
        """Paint for the length of the block; the terminal is given back whatever happens."""
        async with trio.open_nursery() as nursery:
            nursery.start_soon(self._paint_on)
            try:
                yield self
            finally:
                nursery.cancel_scope.cancel()
                with trio.move_on_after(1, shield=True):
                    await _in_thread(self._painter.leave)

    @property
    def board(self) -> Board:
        """What has been seen so far."""
        return self._board

    async def show(self, event: Mapping[str, Any]) -> None:
        """Take in an event; the next frame shows it."""
        self._board.apply(event)
        self._changed.set()
        await trio.lowlevel.checkpoint()

    async def note(self, text: str) -> None:
        """Show a line below the board, until the next note; an empty one takes it away."""
        self._footer = text
        self._changed.set()
        await trio.lowlevel.checkpoint()

    async def close(self) -> None:
        """Paint the end, and the summary below it."""
        self._footer = ""
        self._painting.cancel()
        await self._paint()
        await _in_thread(self._painter.leave)
        text = "\n".join(summary_lines(self._board)) + "\n"
        await _in_thread(partial(self._stream.write, text))
        await _in_thread(self._stream.flush)

    async def _paint_on(self) -> None:
        with self._painting:
            while True:
                await self._paint()
                await trio.sleep(MIN_INTERVAL)
                with trio.move_on_after(_TICK):
                    await self._changed.wait()
                self._changed = trio.Event()

    async def _paint(self) -> None:
        columns, rows = shutil.get_terminal_size()
        lines = self._frames.frame(self._board, columns, rows, self._footer)
        await _in_thread(partial(self._painter.paint, lines, (columns, rows)))


async def _in_thread(act: Callable[[], object]) -> None:
    await trio.to_thread.run_sync(act, abandon_on_cancel=True)
