"""The write-ahead log as a file: room made before it is needed, its deletion made durable."""

import contextlib
import os
from pathlib import Path

from .schema import CHECKPOINT_PAGES

_FRAME = 4096 + 24  # a page and its header in the log
_SLACK = 100 * _FRAME  # the batch that crosses the checkpoint's limit
LOG_BYTES = CHECKPOINT_PAGES * _FRAME + _SLACK
_PIECE = bytes(1 << 20)


# A commit that makes the file longer waits for the file system's own journal as well: seen to
# take 250 us where one into bytes that are there takes 90. Zeros behind the last frame are no
# frame (checksum and salt differ), so that SQLite takes them for the end of the log. It keeps
# the file's length when it begins the log anew after a checkpoint.
def make_room(path: str) -> None:
    """Lengthen the write-ahead log of the store at `path`, if there is one, to `LOG_BYTES`.

    Where there is no room, it stays as it is: then commits are slower, that is all.
    """
    with contextlib.suppress(OSError):
        descriptor = os.open(f"{path}-wal", os.O_WRONLY | os.O_CLOEXEC)
        try:
            _lengthen(descriptor, LOG_BYTES)
        finally:
            os.close(descriptor)


def sync_folder(path: str) -> None:
    """Have the names in the folder of `path` survive a loss of power as they are now."""
    descriptor = os.open(Path(path).parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _lengthen(descriptor: int, size: int) -> None:
    begin = end = os.fstat(descriptor).st_size
    try:
        while end < size:
            end += os.pwrite(descriptor, _PIECE[: size - end], end)
        os.fdatasync(descriptor)
    except OSError:
        os.ftruncate(descriptor, begin)
        raise
