"""How a command that is asked to end is ended."""

import contextlib
from typing import Literal

import trio

from ...config import WorkerSettings
from .guardian import GuardedProcess, GuardianLost

StopWord = Literal["interrupt", "terminate"]
"""What a stop begins with; both reach the whole process group."""


async def stop_politely(process: GuardedProcess, word: StopWord, settings: WorkerSettings) -> None:
    """Interrupt or terminate, wait for as long as is configured, and kill what is left."""
    with contextlib.suppress(GuardianLost):  # whoever waits for the end is told, too
        if word == "interrupt":
            await process.stop(
                interrupt_patience=settings.interrupt_patience_sec,
                terminate_patience=settings.terminate_patience_sec,
            )
            return
        process.terminate()
        with trio.move_on_after(settings.terminate_patience_sec):
            await process.wait()
            return
        process.kill()
