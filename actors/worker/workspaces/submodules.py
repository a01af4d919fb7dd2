"""Submodules of a worktree: clones of the checkout's own clones, never of anything remote.

Their repositories lie beside the folder (`home/modules`), and know no remote: what an agent pushes
ends in an error, and not in the user's clone.
"""

from pathlib import Path
from urllib.parse import quote

import trio

from .environment import current_environment, git_settings
from .errors import GitFailed
from .git import TIMEOUT, Git
from .gitlinks import gitlinks
from .places import is_within
from .processes import run_to_end
from .workspace import Workspace

MODULES = "modules"


async def fill_in(workspace: Workspace, top: Path | None) -> tuple[str, ...]:
    """Clone each submodule whose commit the user's checkout (at `top`) has; tell of the others."""
    notes = list[str]()
    links = await gitlinks(workspace.git, "ls-tree", "-r", "-z", workspace.base)
    names = await _names(workspace) if links else {}
    for path, commit in links.items():
        local = await _local_clone(workspace, names.get(path, path), path, commit, top)
        try:
            if local is None:
                notes.append(f"submodule {path} is empty: its commit is in no local clone")
            else:
                await _clone(workspace, local, path, commit)
        except GitFailed as error:
            notes.append(f"submodule {path} could not be filled in: {error}")
    return tuple(notes)


async def changed_submodules(workspace: Workspace) -> tuple[str, ...]:
    """Submodules that are not as they were; what changed in them is in no diff."""
    found = list[str]()
    links = await gitlinks(workspace.git, "ls-tree", "-r", "-z", workspace.base)
    for path, commit in links.items():
        git = Git(_home(workspace, path), workspace.tree / path)
        if await trio.Path(git.git_dir).exists() and await _differs(git, commit):
            found.append(f"{path} (a submodule; what changed in it stays in the workspace)")
    return tuple(found)


async def _differs(git: Git, commit: str) -> bool:
    try:
        return bool(await git.run("status", "--porcelain")) or (
            await git.text("rev-parse", "HEAD") != commit
        )
    except GitFailed:
        return True


async def _names(workspace: Workspace) -> dict[str, str]:
    """Submodules' names by path: their clones are kept by name."""
    blob = f"--blob={workspace.base}:.gitmodules"
    query = r"^submodule\..*\.path$"
    listing = await workspace.git.find("config", "-z", blob, "--get-regexp", query)
    pairs = (entry.partition("\n") for entry in (listing or "").split("\0") if entry)
    return {path: key.removeprefix("submodule.")[: -len(".path")] for key, _, path in pairs}


async def _local_clone(
    workspace: Workspace, name: str, path: str, commit: str, top: Path | None
) -> Path | None:
    modules = workspace.common_dir / MODULES
    places = [modules / name] if is_within(modules / name, modules) else []
    for place in [*places, top / path / ".git"] if top else places:
        is_folder = await trio.Path(place).is_dir()
        if is_folder and await Git(place).find(
            "rev-parse", "-q", "--verify", f"{commit}^{{commit}}"
        ):
            return place
    return None


async def _clone(workspace: Workspace, local: Path, path: str, commit: str) -> None:
    own, tree = _home(workspace, path), workspace.tree / path
    await trio.Path(own.parent).mkdir(exist_ok=True)
    options = ["-q", "--no-checkout", "--template=", f"--separate-git-dir={own}"]
    argv = ["git", *git_settings(), "clone", *options, str(local), str(tree)]
    ended = await run_to_end(argv, current_environment(large_files=False), TIMEOUT)
    if ended.status:
        raise GitFailed("clone", ended.status, ended.stderr)
    git = Git(own, tree)
    await git.run("remote", "remove", "origin")
    await git.run("checkout", "-q", "--detach", commit)


def _home(workspace: Workspace, path: str) -> Path:
    return workspace.home / MODULES / quote(path, safe="")
