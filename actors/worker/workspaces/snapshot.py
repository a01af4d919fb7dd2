"""A folder's files as a git tree, made without touching any index of the user's or the agent's."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import trio

from .errors import GitFailed, WorkspaceGone
from .git import Git
from .gitlinks import gitlinks

LARGEST_FILE = 100 * 1024 * 1024  # bytes; what is larger and untracked is left out, and named
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The tree's id, and what lies in the folder but not in it, each with the reason."""

    tree: str
    left_out: tuple[str, ...] = ()


async def snapshot(git: Git, base: str, *, largest: int = LARGEST_FILE) -> Snapshot:
    """The tree of all files that are not ignored; `git` has an index of its own.

    Submodules stay as in `base`: their commits lie in repositories of their own, and would be
    missing for anyone who gets the tree.
    """
    modules = await gitlinks(git, "ls-tree", "-r", "-z", base)
    left_out = await _stage(git, modules, largest)
    moved = await _restore(git, modules)
    return Snapshot(await git.text("write-tree"), (*left_out, *moved))


async def _stage(git: Git, modules: Iterable[str], largest: int) -> tuple[str, ...]:
    """Stage all; again if a file went away under git's hands, since the agent may be at work."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return await _stage_once(git, modules, largest)
        except GitFailed:
            await trio.sleep(0.05)
    return await _stage_once(git, modules, largest)


# Submodules and repositories inside are excluded by name: else git would run itself in them, with
# settings that an agent may have written.
async def _stage_once(git: Git, modules: Iterable[str], largest: int) -> tuple[str, ...]:
    listing = await git.run("ls-files", "--others", "--exclude-standard", "-z")
    others = [os.fsdecode(name) for name in listing.split(b"\0") if name]
    reasons = await trio.to_thread.run_sync(_reasons, git.work_tree, others, largest)
    specs = [":/", *(f":(top,exclude,literal){name}" for name in (*modules, *reasons))]
    stdin = b"\0".join(map(os.fsencode, specs))
    await git.run("add", "-A", "--pathspec-from-file=-", "--pathspec-file-nul", stdin=stdin)
    return tuple(f"{name} ({reason})" for name, reason in reasons.items())


def _reasons(work_tree: Path | None, names: Iterable[str], largest: int) -> dict[str, str]:
    """Why some untracked files cannot be staged, by name."""
    if work_tree is None:
        raise WorkspaceGone("a bare repository has no files")
    found = dict[str, str]()
    for name in names:
        if name.endswith("/"):
            found[name.rstrip("/")] = "a repository of its own"
        else:
            size = _size(work_tree / name)
            if size > largest:
                found[name] = f"{size} bytes, more than {largest}"
    return found


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0


async def _restore(git: Git, before: dict[str, str]) -> tuple[str, ...]:
    """Put the submodules of `before` back into the index, and take others out."""
    now = await gitlinks(git, "ls-files", "-s", "-z")
    lines = [f"160000 {commit} 0\t{path}" for path, commit in before.items()]
    new = {path: commit for path, commit in now.items() if path not in before}
    lines += [f"0 {'0' * len(commit)} 0\t{path}" for path, commit in new.items()]
    if lines:
        stdin = b"".join(os.fsencode(line) + b"\0" for line in lines)
        await git.run("update-index", "-z", "--index-info", stdin=stdin)
    return tuple(f"{path} (a new submodule)" for path in new)
