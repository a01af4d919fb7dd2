"""Where workspaces lie below their root, and that they never leave it (SE4).

root/
  <task>/
    workspace.json   what it is
    tree/            the files
    git/             the repository of a folder that is none itself
    changes.patch, report.md
"""

import hashlib
import os
import stat
from pathlib import Path

from ...event_store import sanitise_task_id
from .errors import WorkspaceGone
from .workspace import Workspace

TREE, GIT, RECORD = "tree", "git", "workspace.json"


def name_of(task_id: str) -> str:
    """A name for the task that fits a folder and a branch; different tasks get different ones."""
    name = sanitise_task_id(task_id)
    # git refuses these in a branch's name (git-check-ref-format).
    unfit = name.startswith(".") or name.endswith((".", ".lock")) or ".." in name
    if not unfit:
        return name
    digest = hashlib.blake2b(name.encode(), digest_size=10).hexdigest()
    return f"{name.strip('.').replace('..', '_').removesuffix('.lock')[:100] or 'task'}-{digest}"


def home_of(root: Path, task_id: str) -> Path:
    """The folder of the task's workspace; `root` is resolved."""
    home = root / name_of(task_id)
    if home.is_symlink():
        raise WorkspaceGone(f"{home} is a symlink; a workspace never lies outside its root")
    return home


def check_in_place(workspace: Workspace) -> None:
    """That the workspace's files are where they were made: a link may have been put there."""
    try:
        mode = os.lstat(workspace.tree).st_mode
    except FileNotFoundError:
        raise WorkspaceGone(f"the workspace's folder {workspace.tree} is gone") from None
    if not stat.S_ISDIR(mode):
        raise WorkspaceGone(f"{workspace.tree} was replaced and is no folder any more")
    if not workspace.git_dir.is_dir():
        raise WorkspaceGone(f"the repository of the workspace, {workspace.git_dir}, is gone")


def is_within(path: Path, folder: Path) -> bool:
    """Whether `path`, its symlinks followed, lies in `folder`."""
    return path.resolve().is_relative_to(folder.resolve())
