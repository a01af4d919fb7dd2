"""The view where there is no terminal: each line with its task's label before it."""

import sys
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import trio

from .block import Block
from .board import Board
from .output import OutputLine
from .summary import summary_lines
from .text import clean

_MARKS = {"stdout": "|", "stderr": "!", "tool": ">"}
_BETWEEN_STATES = timedelta(seconds=1)
_LONGEST_STATE = 200


class PlainView:
    """Writes lines: `label | output`, `label ! errors`, `label = what happened`.

    What has no line end yet is shown at most once a second and task, as `label ~ state`.
    """

    def __init__(self, board: Board, write: Callable[[str], None] | None = None) -> None:
        self._board = board
        self._write_text = write or _write_out
        self._shown_at: dict[str, datetime] = {}

    @property
    def board(self) -> Board:
        """What has been seen so far."""
        return self._board

    async def show(self, event: Mapping[str, Any]) -> None:
        """Write what the event tells; a slow reader of our output is waited for."""
        block, lines, note = self._board.apply(event)
        told = [
            f"{block.label} {_MARKS[line.stream]} {clean(line.text)}"
            for line in lines
            if not line.rewritten
        ]
        if event["event_type"] == "WORKER_OUTPUT":
            told += self._state(block, lines, datetime.fromisoformat(str(event["timestamp"])))
        if note:
            told.append(f"{block.label} = {note}")
        await self._write(told)

    async def note(self, text: str) -> None:
        """Write a line that is no task's."""
        if text:
            await self._write([f"understudy: {clean(text)}"])

    async def close(self) -> None:
        """Write the summary."""
        await self._write(summary_lines(self._board))

    def _state(self, block: Block, lines: list[OutputLine], now: datetime) -> list[str]:
        last_line = lines[-1:] if lines and lines[-1].rewritten else []
        states = last_line + block.output.unfinished()
        last = self._shown_at.get(block.task_id)
        if not states or (last and now - last < _BETWEEN_STATES):
            return []
        self._shown_at[block.task_id] = now
        return [f"{block.label} ~ {clean(states[-1].text)[-_LONGEST_STATE:]}"]

    async def _write(self, lines: list[str]) -> None:
        if lines:
            text = "\n".join(lines) + "\n"
            await trio.to_thread.run_sync(self._write_text, text, abandon_on_cancel=True)
        else:
            await trio.lowlevel.checkpoint()


def _write_out(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
