"""Removes workspaces, and nothing else."""

import os
import shutil
import stat
from pathlib import Path

import trio

from . import records
from .errors import WorkspaceError
from .exclusive import exclusive
from .git import Git
from .workspace import How, Kind, State, Workspace


async def discard(workspace: Workspace) -> None:
    """Remove the workspace with its worktree and, unless it was accepted as such, its branch.

    What was not accepted is lost. Harmless if it is gone already.
    """
    newest = await records.load(workspace.home)
    if newest is not None:
        await remove(newest)


async def remove(workspace: Workspace) -> None:
    """Remove what there is of a workspace, whole or not; a crash half-way leaves its record."""
    if workspace.state is not State.CREATING:
        await records.save(workspace.changed(state=State.DISCARDING))
    await trio.to_thread.run_sync(remove_folder, workspace.tree)
    if workspace.kind is Kind.WORKTREE and await trio.Path(workspace.common_dir).is_dir():
        await _forget_worktree(workspace)
    await trio.to_thread.run_sync(remove_folder, workspace.home)


# `git worktree prune` would also forget worktrees of the user's whose disk is not there just now.
async def _forget_worktree(workspace: Workspace) -> None:
    git = Git(workspace.common_dir)
    async with exclusive(workspace.common_dir):
        await git.attempt("worktree", "remove", "--force", "--force", str(workspace.tree))
    accepted = workspace.accepted
    if accepted is not None and accepted.how is How.BRANCH:
        return
    unmoved = [workspace.base] if workspace.state is State.CREATING else []
    if workspace.base:
        await git.attempt("update-ref", "-d", workspace.ref, *unmoved)


def remove_folder(folder: Path) -> None:
    """Remove a folder that may hold read-only ones, as caches of modules do."""
    if folder.is_symlink():
        folder.unlink()
    for attempt in (_open_folders, None):
        try:
            shutil.rmtree(folder)
        except FileNotFoundError:
            return
        except PermissionError as error:
            if attempt is None:
                raise WorkspaceError(f"{folder} cannot be removed: {error}") from error
            attempt(folder)


def _open_folders(folder: Path) -> None:
    folder.chmod(stat.S_IRWXU)
    for base, names, _ in os.walk(folder):  # each is opened before the walk goes into it
        for found in (Path(base, name) for name in names):
            if not found.is_symlink():
                found.chmod(stat.S_IRWXU)
