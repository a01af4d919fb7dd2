"""A log of lines that is rotated: FILE, FILE.1 (the newest of the old ones), FILE.2 ..."""

from pathlib import Path

from .append_file import AppendFile


class LineLog:
    """Appends whole lines (LG2); past `max_bytes` a new file is begun, and `keep` old ones stay.

    A line longer than `max_bytes` has a file of its own. OSError: nothing of the line is there.
    """

    def __init__(self, path: Path, *, max_bytes: int, keep: int) -> None:
        self.path = path
        self._max_bytes = max_bytes
        self._keep = keep
        self._file = AppendFile(path)

    def write(self, line: str) -> tuple[AppendFile, int]:
        """Append a line; the file that it went to, for a sync, and where it begins."""
        encoded = encode_line(line)
        if self._file.size and self._file.size + len(encoded) > self._max_bytes:
            self._rotate()
        # What a crash tore off in the middle does not swallow the next line.
        torn = self._file.last_byte() not in (b"", b"\n")
        return self._file, self._file.append([b"\n", encoded] if torn else [encoded])

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _rotate(self) -> None:
        self._file.sync()
        self._file.close()
        try:
            if self._keep:
                for number in range(self._keep, 1, -1):
                    self._move(self._numbered(number - 1), self._numbered(number))
                self._move(self.path, self._numbered(1))
            else:
                self.path.unlink(missing_ok=True)
        finally:
            self._file = AppendFile(self.path)

    def _numbered(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.name}.{number}")

    def _move(self, source: Path, target: Path) -> None:
        if source.exists():
            source.replace(target)


def encode_line(line: str) -> bytes:
    """The line with its end; what follows a line break within it is indented, to be told apart."""
    whole = "\n    ".join(line.rstrip("\n").splitlines())
    return whole.encode("utf-8", "backslashreplace") + b"\n"
