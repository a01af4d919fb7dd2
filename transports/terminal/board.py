"""All tasks on the screen, in the order in which they came."""

import shlex
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from .block import Block, Clock
from .narration import narrate
from .output import OutputLine
from .text import clean

LABEL_WIDTH = 24


class Board:
    """Folds the events of many tasks into blocks, each with a label of its own.

    clock: tells the present instant, which is another one when a task is played again.
    """

    def __init__(self, *, detailed: bool = False, clock: Clock | None = None) -> None:
        self._clock = clock
        self.blocks: dict[str, Block] = {}
        self.notes: list[str] = []
        self._detailed = detailed
        self._labels: set[str] = set()

    def add(self, task_id: str, command: Iterable[str] = ()) -> Block:
        """Return the block of a task; a new one is labelled by its command."""
        if task_id not in self.blocks:
            self.blocks[task_id] = Block(task_id, self._label(task_id, list(command)), self._clock)
            self.blocks[task_id].command = shlex.join(command)
        return self.blocks[task_id]

    def apply(self, event: Mapping[str, Any]) -> tuple[Block, list[OutputLine], str | None]:
        """Take in an event; return its block, the lines that it completes, and what to say."""
        request = event.get("data", {}).get("request", {})
        block = self.add(str(event["task_id"]), request.get("command", ()))
        lines = block.apply(event)
        note = narrate(event, detailed=self._detailed)
        if note:
            block.remember(note)
        return block, lines, note

    @property
    def ended(self) -> bool:
        """Whether the stories of all tasks are over."""
        return all(block.ended for block in self.blocks.values())

    def count(self, status: str) -> int:
        """Return how many tasks have this status."""
        return sum(block.status == status for block in self.blocks.values())

    def _label(self, task_id: str, command: list[str]) -> str:
        if not command:
            return task_id
        named = clean(shlex.join([PurePath(command[0]).name, *command[1:]]))
        label = named if len(named) <= LABEL_WIDTH else f"{named[: LABEL_WIDTH - 1]}…"
        number = 1
        while label in self._labels:
            number += 1
            ending = f" #{number}"
            label = named[: LABEL_WIDTH - len(ending)] + ending
        self._labels.add(label)
        return label
