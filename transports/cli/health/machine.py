"""What the machine brings: Python, trio, SQLite, and the means to guard processes."""

import ctypes
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import apsw

from .check import Check, broken, ok, warning

_OLDEST_PYTHON = (3, 11)
_OLDEST_SQLITE = (3, 37)  # STRICT tables
_PR_GET_CHILD_SUBREAPER = 37


def check_machine() -> Iterator[Check]:
    """Check what is installed, and what the system can do."""
    yield _python()
    yield ok("trio", version("trio"))
    yield _sqlite()
    yield _process_table()
    yield _guarding()


def _python() -> Check:
    found = sys.version.split()[0]
    if sys.version_info >= _OLDEST_PYTHON:
        return ok("python", f"{found} ({sys.executable})")
    return broken("python", found, "install Python 3.11 or newer")


def _sqlite() -> Check:
    library = apsw.sqlite_lib_version()
    found = f"{library} (apsw {version('apsw')})"
    if tuple(map(int, library.split(".")[:2])) < _OLDEST_SQLITE:
        return broken("sqlite", found, "install a newer apsw: pip install -U apsw")
    if "ENABLE_FTS5" not in apsw.compile_options:
        return broken("sqlite", f"{found}, without FTS5", "install apsw from PyPI, which has it")
    return ok("sqlite", f"{found}, with FTS5")


def _process_table() -> Check:
    if Path("/proc/self/stat").exists():
        return ok("process table", "/proc is there")
    advice = "mount /proc: without it, processes that leave their group may be missed"
    return warning("process table", "there is no /proc", advice)


def _guarding() -> Check:
    name = "process guarding"
    if sys.platform != "linux":
        advice = "on Linux, processes that detach themselves are ended as well"
        return warning(name, f"by process groups only ({sys.platform})", advice)
    state = ctypes.c_int()
    if ctypes.CDLL(None).prctl(_PR_GET_CHILD_SUBREAPER, ctypes.byref(state), 0, 0, 0) == 0:
        return ok(name, "prctl and child subreaper work")
    advice = "allow prctl(2) (a seccomp profile forbids it): else orphans of commands may live on"
    return broken(name, "prctl(PR_GET_CHILD_SUBREAPER) is refused", advice)
