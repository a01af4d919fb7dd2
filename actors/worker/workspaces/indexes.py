"""Indexes of our own, beside the user's, which are never written."""

import shutil
import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import trio

from .git import Git


@asynccontextmanager
async def scratch_index(git: Git, home: Path, start: str | None = None) -> AsyncGenerator[Git]:
    """git with a throw-away index in `home`: a copy of its own one, or that of the tree `start`."""
    folder = Path(await trio.to_thread.run_sync(_make_folder, home))
    own = git.on(folder / "index")
    try:
        if start is not None:
            await own.run("read-tree", start)
        else:
            await trio.to_thread.run_sync(_copy, git.git_dir / "index", folder / "index")
        yield own
    finally:
        with trio.CancelScope(shield=True):
            await trio.to_thread.run_sync(lambda: shutil.rmtree(folder, ignore_errors=True))


def _make_folder(home: Path) -> str:
    return tempfile.mkdtemp(prefix=".index-", dir=home)


# With its time: git distrusts an entry that is as young as the index itself ("racy git"), and
# would take a file that was changed within the same tick for unchanged if the copy were younger.
def _copy(source: Path, copy: Path) -> None:
    if source.exists():
        shutil.copy2(source, copy)
