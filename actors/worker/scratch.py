"""A folder for what lasts as long as a worker's command: its prompt, its pipes."""

import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import trio


@asynccontextmanager
async def scratch_folder(root: Path, task_id: str) -> AsyncGenerator[Path]:
    """Make the task's folder below `root`, which is this server's own, and remove it at the end.

    What killed servers have left beside `root` goes, too.
    """
    folder = root / task_id
    await trio.to_thread.run_sync(_make, root, folder)
    try:
        yield folder
    finally:
        with trio.CancelScope(shield=True):
            await trio.to_thread.run_sync(_leave, root, folder)


def _make(root: Path, folder: Path) -> None:
    root.parent.mkdir(parents=True, exist_ok=True)
    for other in root.parent.iterdir():
        if other != root:
            _remove(other)
    shutil.rmtree(folder, ignore_errors=True)
    while not folder.exists():  # another task that leaves may take the empty root away
        with suppress(FileNotFoundError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _leave(root: Path, folder: Path) -> None:
    """Remove the folder, and those above it that nobody else uses."""
    _remove(folder)
    with suppress(OSError):
        root.rmdir()
        root.parent.rmdir()


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
