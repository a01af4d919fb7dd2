"""Puts a tree into a folder that holds another: all of it or nothing."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

import trio

from .errors import AcceptRefused, GitFailed
from .git import Git
from .listing import shown


async def changed_paths(git: Git, before: str, after: str, kinds: str = "") -> list[str]:
    """Paths that differ between two trees; `kinds` as git's `--diff-filter`."""
    options = ["-r", "-z", "--name-only", "--no-renames"] + [f"--diff-filter={kinds}"] * bool(kinds)
    listing = await git.run("diff-tree", *options, before, after)
    return [os.fsdecode(name) for name in listing.split(b"\0") if name]


async def check_room(git: Git, before: str, after: str) -> None:
    """That no file which `before` does not know of lies where `after` puts one."""
    added = await changed_paths(git, before, after, "A")
    gone = await changed_paths(git, before, after, "D")
    assert git.work_tree is not None  # noqa: S101 - nobody places files into a bare repository
    in_the_way = await trio.to_thread.run_sync(_in_the_way, git.work_tree, added, set(gone))
    if in_the_way:
        raise AcceptRefused("files that git does not track are in the way", map(shown, in_the_way))


async def place(git: Git, before: str, after: str) -> None:
    """Turn the files of `before` into those of `after`; `git` has an index of `before`.

    git looks at every file first, and refuses if one has changed meanwhile. Should it fail later,
    on a full disk for one, what it has done is undone.
    """
    await check_room(git, before, after)
    with trio.CancelScope(shield=True):  # a git that is killed half-way leaves a half
        try:
            await git.run("read-tree", "-m", "-u", before, after)
        except GitFailed as error:
            await _undo(git, before, after)
            why = f"the changes could not be written, and were taken back: {error.stderr}"
            raise AcceptRefused(why) from error


async def _undo(git: Git, before: str, after: str) -> None:
    added = await changed_paths(git, before, after, "A")
    others = await changed_paths(git, before, after, "MDT")
    for name in added:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            await trio.Path(git.work_tree or "", name).unlink()
    stdin = b"".join(os.fsencode(name) + b"\0" for name in others)
    try:
        await git.run("checkout-index", "-f", "-z", "--stdin", stdin=stdin)
    except GitFailed as error:
        raise AcceptRefused(
            f"the changes could not be written, nor all taken back: {error}; these may be half-way",
            map(shown, others),
        ) from error


def _in_the_way(folder: Path, added: Iterable[str], gone: set[str]) -> list[str]:
    return sorted({found for name in added for found in _obstacles(folder, name, gone)})


def _obstacles(folder: Path, name: str, gone: set[str]) -> list[str]:
    """What lies at `name`, or is a file where it needs a folder, and will not be removed."""
    for parent in Path(name).parents[:-1]:
        path = folder / parent
        if (path.is_symlink() or path.is_file()) and str(parent) not in gone:
            return [str(parent)]
    path = folder / name
    if path.is_dir() and not path.is_symlink():
        inside = (Path(base, file) for base, _, files in os.walk(path) for file in files)
        return [left for file in inside if (left := str(file.relative_to(folder))) not in gone]
    return [name] if os.path.lexists(path) and name not in gone else []
