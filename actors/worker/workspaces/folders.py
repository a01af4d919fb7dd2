"""Workspaces of targets that are no repositories: a copy, or an empty folder.

git keeps account of them too, in a repository of our own outside the folder: what the agent does
with git in its folder, a `git init` for one, is its own affair.
"""

from pathlib import Path

import trio

from . import records
from .copying import copy_folder
from .environment import current_environment, git_settings
from .errors import GitFailed
from .git import Git
from .indexes import scratch_index
from .listing import shown
from .options import OpenOptions
from .places import GIT, TREE
from .processes import run_to_end
from .snapshot import snapshot
from .workspace import Kind, State, Workspace


async def open_folder(
    target: Path | None, task_id: str, home: Path, options: OpenOptions
) -> Workspace:
    """Make the workspace of a folder that is no repository, of one that is not there, or of none.

    Its files are the copy's, or none; its first commit holds them.
    """
    copied = target is not None and options.folder == "copy" and await trio.Path(target).exists()
    tree = home / TREE
    workspace = Workspace(
        task_id=task_id,
        kind=Kind.COPY if copied else Kind.FRESH,
        home=home,
        path=tree,
        tree=tree,
        git_dir=home / GIT,
        common_dir=home / GIT,
        base="",
        target=target,
    )
    await records.save(workspace)
    notes = tuple[str, ...]()
    if copied and target is not None:
        copy = copy_folder, target, tree, options.limits, home.parent
        notes = await trio.to_thread.run_sync(*copy)
    await trio.Path(tree).mkdir(exist_ok=True)
    await _init(workspace.git_dir)
    base, left_out = await _first_commit(workspace.git, home)
    fields = {"base": base, "notes": tuple(map(shown, (*notes, *left_out))), "state": State.OPEN}
    return await records.save(workspace.changed(**fields))


async def _init(git_dir: Path) -> None:
    argv = ["git", *git_settings(), "init", "-q", "--bare", "--template=", str(git_dir)]
    ended = await run_to_end(argv, current_environment(large_files=False), 30.0)
    if ended.status:
        raise GitFailed("init", ended.status, ended.stderr)
    git = Git(git_dir)
    await git.run("config", "core.bare", "false")
    # The bytes are the user's: no line end is turned into another here.
    await git.run("config", "core.autocrlf", "false")


async def _first_commit(git: Git, home: Path) -> tuple[str, tuple[str, ...]]:
    empty = await git.empty_tree()
    async with scratch_index(git, home, empty) as scratch:
        found = await snapshot(scratch, empty)
    # With the repository's own index filled, later snapshots hash only what has changed.
    await git.run("read-tree", found.tree)
    await git.attempt("update-index", "-q", "--refresh")
    return await git.commit_tree(found.tree, "As it was before the task"), found.left_out
