"""Reading a task's workflow log: its records in order, across the files that it was rotated to."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from ...actors.log_capture import workflow_log


class WorkflowFile:
    """The records of a workflow log above a sequence number. Blocks: use it in a thread.

    A record is a line that begins with its event's sequence number, with the lines that go on
    from it. `position` is the number of the last one that was read.
    """

    def __init__(self, directory: Path, task_id: str, after: int, *, keep: int) -> None:
        self.position = after
        self._files = ExitStack()
        self._records = self._above(workflow_log(directory, task_id), keep)
        self._ahead: tuple[int, bytes] | None = None

    def close(self) -> None:
        """Let go of the files."""
        self._files.close()

    def read(self, size: int) -> bytes:
        """Return whole records, about `size` bytes of them; nothing at the end."""
        data = bytearray()
        while len(data) < size and (record := self._take()) is not None:
            self.position, lines = record
            data += lines
        return bytes(data)

    @property
    def is_at_end(self) -> bool:
        """Whether there is no further record now."""
        self._ahead = self._ahead or next(self._records, None)
        return self._ahead is None

    def _take(self) -> tuple[int, bytes] | None:
        record, self._ahead = self._ahead or next(self._records, None), None
        return record

    # Numbers only go up: whatever a rotation lets appear twice is passed over.
    def _above(self, path: Path, keep: int) -> Iterator[tuple[int, bytes]]:
        last = self.position
        for number, lines in _records(chain.from_iterable(self._open(path, keep))):
            if number > last:
                last = number
                yield number, lines

    # The newest first: one that is rotated meanwhile is met again, and none is missed.
    def _open(self, path: Path, keep: int) -> list[BinaryIO]:
        found: dict[int, BinaryIO] = {}
        names = [path, *(path.with_name(f"{path.name}.{n + 1}") for n in range(keep))]
        for name in names:
            try:
                file = self._files.enter_context(name.open("rb"))
            except FileNotFoundError:
                continue
            found.setdefault(os.fstat(file.fileno()).st_ino, file)
        return [*found.values()][::-1]


def _records(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    number, record = -1, b""
    for line in lines:
        start = line.split(b" ", 1)[0]
        if not start.isdigit():
            record += line
            continue
        if number >= 0:
            yield number, record
        number, record = int(start), line
    if number >= 0 and record.endswith(b"\n"):
        yield number, record
