"""One at a time, in all processes of this machine."""

import errno
import fcntl
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import trio

_LOOK_EVERY = 0.02  # seconds
# Some network file systems lock no folders: there, those who share one have to be careful.
_NO_LOCKS = frozenset({errno.EBADF, errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL})


@asynccontextmanager
async def exclusive(folder: Path) -> AsyncGenerator[None]:
    """Hold the lock of a folder, in which nothing is written; it ends with its holder's life."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        while not _take(descriptor):  # noqa: ASYNC110 - another process tells us nothing
            await trio.sleep(_LOOK_EVERY)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
    return True
