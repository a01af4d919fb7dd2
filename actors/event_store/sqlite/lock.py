"""One process, and in it one engine, has a store open for writing."""

import fcntl
import json
import os
from typing import Any

from ..errors import StoreLocked
from ..timestamps import now


class StoreLock:
    """An exclusive lock on `<store>.lock`; the system drops it with the process, however it ends.

    The file tells who holds it. It stays when it is released: removing it would let two
    processes each lock a file of that name.
    """

    def __init__(self, store_path: str) -> None:
        self._store_path = store_path
        self._path = f"{store_path}.lock"
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock, or raise `StoreLocked` that says who has it."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _read_holder(descriptor)
            os.close(descriptor)
            raise StoreLocked(f"{self._store_path}: {holder} has this store open") from None
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        _write_holder(descriptor)

    @property
    def held(self) -> bool:
        """Whether this object has the lock."""
        return self._descriptor is not None

    def release(self) -> None:
        """Give the lock up; harmless when it is not held."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


def _write_holder(descriptor: int) -> None:
    holder = json.dumps({"pid": os.getpid(), "since": now()}).encode()
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, holder, 0)


def _read_holder(descriptor: int) -> str:
    try:
        holder: dict[str, Any] = json.loads(os.pread(descriptor, 1000, 0))
        return f"process {holder['pid']} (since {holder['since']})"
    except (ValueError, KeyError, TypeError):
        return "another process"
