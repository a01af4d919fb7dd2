"""The processes of a run that are still there: each of them inherited the run's own HOME."""

import contextlib
from pathlib import Path

import psutil
import trio

from .waiting import until

MOMENT = 1.0  # seconds for descendants to end by themselves, once their leader has


def _processes(home: Path) -> list[psutil.Process]:
    found: list[psutil.Process] = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            running = process.status() != psutil.STATUS_ZOMBIE
            if running and process.environ().get("HOME") == str(home):
                found.append(process)
    return found


async def survivors(home: Path) -> tuple[str, ...]:
    """The command lines of what is left after a moment; nothing is left once this returns."""
    with trio.move_on_after(MOMENT):
        await until(lambda: not _processes(home))
    left = _processes(home)
    told: list[str] = []
    for process in left:
        with contextlib.suppress(psutil.Error):
            told.append(" ".join(process.cmdline()))
            process.kill()
    psutil.wait_procs(left, timeout=5)
    return tuple(told)
