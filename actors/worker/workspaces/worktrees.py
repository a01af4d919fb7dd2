"""Workspaces of repositories: a worktree on a branch of its own."""

from pathlib import Path

import trio

from . import records
from .dirty import commit_checkout
from .errors import GitFailed, UnfitTarget
from .exclusive import exclusive
from .git import Git
from .listing import shown
from .options import OpenOptions
from .places import TREE, is_within
from .submodules import fill_in
from .target import Repository
from .workspace import BRANCHES, Kind, State, Workspace

_POINTERS = "some files are pointers of git LFS here: `git lfs pull` fetches their contents"


async def open_worktree(
    target: Repository, folder: Path, task_id: str, home: Path, options: OpenOptions
) -> Workspace:
    """Add a worktree for the task; `folder` is the folder of `target` that was named."""
    workspace = Workspace(
        task_id=task_id,
        kind=Kind.WORKTREE,
        home=home,
        path=home / TREE / target.subfolder,
        tree=home / TREE,
        git_dir=target.common_dir,
        common_dir=target.common_dir,
        base="",
        head=target.head,
        branch=BRANCHES + home.name,
        target=target.top or folder,
        target_git_dir=target.git_dir,
        include=options.include,
    )
    await _check_branch(workspace)
    base, notes = await _base(target, workspace)
    # Saved with its base: after a crash, a branch that still has this value is ours to remove.
    workspace = await records.save(workspace.changed(base=base))
    workspace = workspace.changed(git_dir=await _add(workspace))
    if options.submodules:
        notes = (*notes, *await fill_in(workspace, target.top))
    if await _has_pointers(workspace):
        notes = (*notes, _POINTERS)
    await _make_path(workspace)
    return await records.save(workspace.changed(notes=tuple(map(shown, notes)), state=State.OPEN))


async def _check_branch(workspace: Workspace) -> None:
    if await Git(workspace.common_dir).find("rev-parse", "-q", "--verify", workspace.ref):
        raise UnfitTarget(
            f"the repository has a branch {workspace.branch} already, from an earlier task of this"
            " name; merge or delete it, or choose another task id"
        )


async def _base(target: Repository, workspace: Workspace) -> tuple[str, tuple[str, ...]]:
    """The commit to begin with, and what is not in it."""
    if workspace.include == "dirty" and target.top is not None:
        await trio.Path(workspace.home).mkdir(parents=True, exist_ok=True)
        return await commit_checkout(target, workspace.home)
    if target.head:
        return target.head, ()
    git = Git(target.common_dir)
    commit = await git.commit_tree(await git.empty_tree(), "An empty repository")
    return commit, ("the repository has no commit yet; the task began with no files",)


async def _add(workspace: Workspace) -> Path:
    """Add the worktree; return its own part of the repository."""
    await trio.Path(workspace.home).mkdir(parents=True, exist_ok=True)
    command = ["worktree", "add", "-q", "--no-track", "-b", workspace.branch]
    # git itself stumbles over a worktree that another one is just adding.
    async with exclusive(workspace.common_dir):
        await Git(workspace.common_dir).run(*command, str(workspace.tree), workspace.base)
    link = await trio.Path(workspace.tree / ".git").read_text("utf-8", "surrogateescape")
    return Path(link.removeprefix("gitdir:").strip())


async def _has_pointers(workspace: Workspace) -> bool:
    pattern = "^version https://git-lfs.github.com/spec/v1"
    try:
        found = await workspace.git.find("grep", "-l", "-I", "-E", pattern)
    except GitFailed:
        return False
    return bool(found)


async def _make_path(workspace: Workspace) -> None:
    """The subfolder may be untracked, and then is missing; or a link that leads outside (SE4)."""
    if not is_within(workspace.path, workspace.tree):
        raise UnfitTarget(f"{workspace.path} is a symlink that leads out of the workspace")
    await trio.Path(workspace.path).mkdir(parents=True, exist_ok=True)
