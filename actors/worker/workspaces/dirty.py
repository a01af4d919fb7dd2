"""A checkout as it is, uncommitted changes included, as a commit that nobody else sees."""

import os
from pathlib import Path

from .errors import UnfitTarget
from .git import Git
from .indexes import scratch_index
from .snapshot import snapshot
from .target import Repository


async def commit_checkout(target: Repository, home: Path) -> tuple[str, tuple[str, ...]]:
    """Commit the checkout's files on top of its HEAD; return the commit and what is left out.

    Neither the checkout's index nor a branch is touched: the index is a copy of its own.
    """
    git = target.git
    if unmerged := await unmerged_paths(git):
        names = ", ".join(unmerged[:10])
        raise UnfitTarget(f"{target.top} has unresolved conflicts, resolve them first: {names}")
    base = target.head or await git.empty_tree()
    async with scratch_index(git, home) as scratch:
        found = await snapshot(scratch, base)
    parents = [target.head] if target.head else []
    commit = await git.commit_tree(found.tree, "The checkout as it was", *parents)
    return commit, found.left_out


async def unmerged_paths(git: Git) -> list[str]:
    """Paths with conflicts in the checkout's own index."""
    listing = (await git.run("ls-files", "-u", "-z")).split(b"\0")
    return sorted({os.fsdecode(entry.partition(b"\t")[2]) for entry in listing if entry})
