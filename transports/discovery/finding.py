"""Reading the file, and knowing when it is a dead server's."""

import os

import msgspec
import psutil

from ...config import Settings
from .running import Running, discovery_file

# The start of a process is known to a tick of the system's clock, and moves a little with it
# when that is set. Within this time, in seconds, no process id comes round again.
_SAME_START = 2.0


def find(settings: Settings) -> Running | None:
    """Return the server that has this data folder, or None when none runs.

    A file counts for nothing when it is unreadable, another user's, or of a process that is gone.
    """
    file = discovery_file(settings)
    try:
        if file.stat().st_uid != os.geteuid():
            return None
        running = msgspec.json.decode(file.read_bytes(), type=Running)
    except (OSError, msgspec.DecodeError):
        return None
    return running if _lives(running) else None


def _lives(running: Running) -> bool:
    try:
        process = psutil.Process(running.pid)
        same = abs(process.create_time() - running.process_started) < _SAME_START
        return same and process.status() != psutil.STATUS_ZOMBIE
    except (psutil.Error, ValueError, OverflowError):
        return False
