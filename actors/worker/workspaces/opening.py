"""Opens workspaces."""

from pathlib import Path

import trio

from . import records
from .discarding import remove, remove_folder
from .errors import UnfitTarget
from .folders import open_folder
from .options import OpenOptions
from .places import check_in_place, home_of
from .target import examine, resolve_target
from .workspace import State, Workspace
from .worktrees import open_worktree

_DEFAULTS = OpenOptions()


async def open_workspace(
    target: Path | None, task_id: str, root: Path, *, options: OpenOptions = _DEFAULTS
) -> Workspace:
    """The workspace of a task: a new one below `root`, or the one that it has already.

    `target` is a folder in a repository (then it is a worktree on the branch
    `understudy/<task id>`), any other folder (a copy), or None (an empty folder). It is read and
    never written. `UnfitTarget` says what is wrong with it; nothing is left behind then.
    """
    await trio.Path(root).mkdir(parents=True, exist_ok=True)
    home = home_of(Path(await trio.Path(root).resolve()), task_id)
    folder = None if target is None else await resolve_target(target)
    known = await records.load(home)
    if known is not None and known.state in (State.OPEN, State.ACCEPTED):
        return _same(known, task_id, folder)
    if known is not None:  # a crash cut its making or its removal short
        await remove(known)
    try:
        return await _open(folder, task_id, home, options)
    except BaseException:
        with trio.CancelScope(shield=True):
            await _undo(home)
        raise


async def _open(folder: Path | None, task_id: str, home: Path, options: OpenOptions) -> Workspace:
    exists = folder is not None and await trio.Path(folder).exists()
    repository = await examine(folder) if folder is not None and exists else None
    if repository is None or folder is None:
        return await open_folder(folder, task_id, home, options)
    return await open_worktree(repository, folder, task_id, home, options)


def _same(known: Workspace, task_id: str, folder: Path | None) -> Workspace:
    check_in_place(known)
    same = known.target == folder or (
        folder is not None and known.target is not None and folder.is_relative_to(known.target)
    )
    if known.task_id != task_id or not same:
        raise UnfitTarget(f"task {known.task_id} has a workspace for {known.target} already")
    return known


async def _undo(home: Path) -> None:
    known = await records.load(home)
    if known is not None:
        await remove(known)
    elif await trio.Path(home).exists():  # made before there was anything to record
        await trio.to_thread.run_sync(remove_folder, home)
