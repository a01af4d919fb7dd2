"""Accepting by a commit on the user's current branch."""

import os
from pathlib import Path

import trio

from .errors import AcceptRefused
from .git import PATIENCE, Git
from .indexes import scratch_index
from .listing import shown
from .placing import changed_paths, check_room
from .three_way import merge_trees
from .workspace import Workspace

# What git leaves in a checkout's part of the repository while something is going on there.
_UNFINISHED = {
    "MERGE_HEAD": "a merge",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "BISECT_LOG": "a bisection",
}


async def merge(workspace: Workspace, base: str, result: str, commit: str) -> tuple[str, ...]:
    """Bring what changed from `base` to `result` into the current branch; return those files.

    `commit` has the result. The user's uncommitted changes stay, and are not committed; if they
    are in files that the task changed too, nothing is done.
    """
    git = await _users_git(workspace)
    head = await git.find("rev-parse", "--verify", "-q", "HEAD^{commit}")
    ours = await git.text("rev-parse", f"{head}^{{tree}}") if head else await git.empty_tree()
    merged = await merge_trees(git, workspace.home, base, ours, result)
    files = await changed_paths(git, ours, merged)
    if files:
        await _check_checkout(git, workspace.home, (ours, merged), files)
        new = await _commit(git, workspace, head, merged, commit)
        await _move(git, workspace, head, new)
    return tuple(files)


async def _users_git(workspace: Workspace) -> Git:
    git_dir, target = workspace.target_git_dir, workspace.target
    if git_dir is None or not await trio.Path(git_dir).is_dir():
        raise AcceptRefused(f'{target} is no repository to merge into; accept with "apply"')
    for name, what in _UNFINISHED.items():
        if await trio.Path(git_dir / name).exists():
            raise AcceptRefused(f"the checkout is in the middle of {what}; end it first")
    bare = target is None or not await trio.Path(target / ".git").exists()
    return Git(git_dir, None if bare else target, large_files=True, timeout=PATIENCE)


async def _check_checkout(git: Git, home: Path, trees: tuple[str, str], files: list[str]) -> None:
    """That the user has nothing uncommitted, nor untracked, in `files`."""
    if git.work_tree is None:
        return
    async with scratch_index(git, home) as scratch:
        await scratch.attempt("update-index", "-q", "--refresh")
        options = ("-z", "--name-only", "--ignore-submodules")
        listing = await scratch.run("diff-index", *options, trees[0])
    dirty = {os.fsdecode(name) for name in listing.split(b"\0") if name}
    if both := sorted(dirty.intersection(files)):
        raise AcceptRefused("the checkout has uncommitted changes of its own in", map(shown, both))
    await check_room(git, *trees)


async def _commit(
    git: Git, workspace: Workspace, head: str | None, merged: str, commit: str
) -> str:
    """The commit to move to: the task's own one where it follows HEAD, else a merge.

    A task that began with uncommitted changes has them in its own history: it is not merged in.
    """
    message = f"Merge the work of task {workspace.task_id}"
    if head is None:
        return await git.commit_tree(merged, message)
    if workspace.include == "dirty":
        return await git.commit_tree(merged, message, head)
    if await git.find("merge-base", "--is-ancestor", head, commit) is not None:
        tree = await git.text("rev-parse", f"{commit}^{{tree}}")
        if tree == merged:
            return commit
    return await git.commit_tree(merged, message, head, commit)


async def _move(git: Git, workspace: Workspace, head: str | None, new: str) -> None:
    if git.work_tree is None:
        reason = f"understudy: accept {workspace.task_id}"
        await git.run("update-ref", "-m", reason, "HEAD", new, head or "")
        return
    # No stash, whatever the user's settings say: worktrees share it.
    options = ("--ff-only", "--no-autostash", "--no-stat", "--no-verify-signatures")
    with trio.CancelScope(shield=True):  # a git that is killed half-way leaves a half
        ended = await git.attempt("merge", "-q", *options, "--no-overwrite-ignore", new)
        if ended.status:
            raise AcceptRefused(f"git refused to merge: {ended.stderr}")
