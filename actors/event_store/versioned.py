"""A value with a version that only goes up."""

import threading
from typing import Generic, TypeVar

from .errors import StaleVersion

S = TypeVar("S")


class VersionedState(Generic[S]):
    """Takes updates in the order of their versions, from any thread; gaps are fine.

    Until the first update, which may have version 0, the version is 0 and the value None.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._updated = False
        self._version = 0
        self._value: S | None = None

    @property
    def version(self) -> int:
        """The version of the newest update."""
        return self._version

    def read(self) -> tuple[int, S | None]:
        """Return the version and its value."""
        with self._lock:
            return self._version, self._value

    def update(self, version: int, value: S) -> None:
        """Take a newer version; `StaleVersion` when it is at or below the current one."""
        with self._lock:
            if version < 0 or (self._updated and version <= self._version):
                raise StaleVersion(version, self._version)
            self._updated, self._version, self._value = True, version, value
