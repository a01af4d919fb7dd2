"""The files that were used last stay open, so many of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, Protocol, TypeVar


class Closable(Protocol):
    """What can be let go of."""

    def close(self) -> None:
        """Let go."""
        ...


F = TypeVar("F", bound=Closable)


class OpenFiles(Generic[F]):
    """Opens each file at its first use. `trim` closes those that were not used for longest."""

    def __init__(self, opener: Callable[[Path], F], limit: int) -> None:
        self._opener = opener
        self._limit = limit
        self._files: dict[Path, F] = {}

    def __len__(self) -> int:
        return len(self._files)

    def get(self, path: Path) -> F:
        """The open file; OSError if it cannot be opened."""
        file = self._files.pop(path, None) or self._opener(path)
        self._files[path] = file  # a dict keeps its order: the last used is at the end
        return file

    def trim(self) -> None:
        """Close what is above the limit."""
        while len(self._files) > self._limit:
            self.close(next(iter(self._files)))

    def close(self, path: Path) -> None:
        """Close one, if it is open."""
        if file := self._files.pop(path, None):
            file.close()

    def close_all(self) -> None:
        """Close every one."""
        for path in list(self._files):
            self.close(path)
