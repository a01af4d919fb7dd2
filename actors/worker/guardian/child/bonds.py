"""prctl(2): what ties processes together beyond parent and child. Linux alone has it."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36

LINUX = sys.platform == "linux"
# Loaded before any fork: a child between fork and exec should do as little as possible.
_library = ctypes.CDLL(None)


def adopt_orphans() -> bool:
    """Become the parent of every descendant whose own parent ends; whether that worked."""
    return LINUX and _library.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0


def die_with(parent: int) -> None:
    """Have this process killed when its parent ends, also if it ended just now."""
    if LINUX:
        _library.prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(127)
