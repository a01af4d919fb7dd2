"""Accepting by putting the changes into the files of the user's folder, uncommitted."""

import os
from pathlib import Path

import trio

from .dirty import unmerged_paths
from .errors import AcceptRefused
from .git import PATIENCE, Git
from .indexes import scratch_index
from .placing import changed_paths, place
from .three_way import merge_trees
from .workspace import Kind, Workspace


async def apply(workspace: Workspace, base: str, result: str) -> tuple[str, ...]:
    """Put what changed from `base` to `result` into the user's folder; return the changed files.

    What the user did there meanwhile stays; if both changed the same lines, nothing is done. The
    user's index is not touched: the changes are unstaged.
    """
    git = await _users_git(workspace)
    if workspace.kind is Kind.WORKTREE and (unmerged := await unmerged_paths(git)):
        raise AcceptRefused("the checkout has unresolved conflicts", unmerged)
    touched = await changed_paths(git, base, result)
    start = None if workspace.kind is Kind.WORKTREE else workspace.base
    async with scratch_index(git, workspace.home, start) as scratch:
        ours = await _present(scratch, touched)
        merged = await merge_trees(git, workspace.home, base, ours, result)
        await place(scratch, ours, merged)
    return tuple(await changed_paths(git, ours, merged))


async def _users_git(workspace: Workspace) -> Git:
    target = workspace.target
    if target is None:
        raise AcceptRefused(f"there is no folder to apply to; the files lie in {workspace.path}")
    if workspace.kind is not Kind.WORKTREE:
        await trio.Path(target).mkdir(parents=True, exist_ok=True)
        return Git(workspace.git_dir, target, large_files=True, timeout=PATIENCE)
    if workspace.target_git_dir is None or not await trio.Path(target / ".git").exists():
        raise AcceptRefused(f'{target} has no checkout to apply to; accept with "branch"')
    return Git(workspace.target_git_dir, target, large_files=True, timeout=PATIENCE)


async def _present(git: Git, touched: list[str]) -> str:
    """The user's files as a tree: the tracked ones, and any that the task's changes would meet.

    Others that are untracked or ignored are left alone, whatever their size.
    """
    await git.run("add", "-u", "--", ":/")
    assert git.work_tree is not None  # noqa: S101 - it was given
    met = await trio.to_thread.run_sync(_files_at, git.work_tree, touched)
    if met:
        stdin = b"".join(os.fsencode(f":(top,literal){name}") + b"\0" for name in met)
        await git.run("add", "-f", "--pathspec-from-file=-", "--pathspec-file-nul", stdin=stdin)
    return await git.text("write-tree")


def _files_at(folder: Path, names: list[str]) -> list[str]:
    """Those of `names` that are files; one beyond a link is not where its name says."""
    return [name for name in names if _is_file(folder, name)]


def _is_file(folder: Path, name: str) -> bool:
    path = folder / name
    if any((folder / parent).is_symlink() for parent in Path(name).parents[:-1]):
        return False
    return path.is_symlink() or path.is_file()
