"""The files of one log directory, as their only writer holds them."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from .append_file import AppendFile
from .line_log import LineLog
from .open_files import OpenFiles
from .paths import exec_log, server_log, workflow_log
from .retention import expired_logs


class LogFiles:
    """Where output and lines go. Writes return the file and the offset; OSError: nothing is there.

    Lines rotate at `max_bytes`, with `keep` old files. Output does not rotate: it is found by its
    offset. At most `max_open` files of each kind stay open between batches (`trim`).
    """

    def __init__(self, directory: Path, *, max_bytes: int, keep: int, max_open: int) -> None:
        if max_bytes < 1 or keep < 0 or max_open < 1:
            raise ValueError(
                "max_bytes and max_open must be >= 1 and keep >= 0, not "
                f"{max_bytes}, {max_open} and {keep}"
            )
        self.directory = directory
        self._outputs = OpenFiles(AppendFile, max_open)
        self._lines = OpenFiles(partial(LineLog, max_bytes=max_bytes, keep=keep), max_open)

    def __len__(self) -> int:
        return len(self._outputs) + len(self._lines)

    def write_output(
        self, task_id: str, pieces: tuple[bytes, ...], offset: int | None = None
    ) -> tuple[AppendFile, int]:
        """Append to the task's execution log, byte for byte; take back what is past `offset`."""
        file = self._outputs.get(exec_log(self.directory, task_id))
        if offset is not None and file.size > offset:
            file.cut_back(offset)
        return file, file.append(pieces)

    def write_line(self, task_id: str | None, line: str) -> tuple[AppendFile, int]:
        """Append to the task's workflow log, or to the server's log without a task."""
        where = self.directory
        path = server_log(where) if task_id is None else workflow_log(where, task_id)
        return self._lines.get(path).write(line)

    def expire(self, max_age: float, now: float) -> int:
        """Remove what was last written more than `max_age` seconds before `now`; how many."""
        removed = 0
        for path in expired_logs(self.directory, max_age, now):
            self._outputs.close(path)
            self._lines.close(path)
            with suppress(OSError):
                path.unlink()
                removed += 1
        return removed

    def trim(self) -> None:
        """Close the files that were not used for longest, above the limit."""
        self._outputs.trim()
        self._lines.trim()

    def close(self) -> None:
        """Close all files; the next write opens them again."""
        self._outputs.close_all()
        self._lines.close_all()
