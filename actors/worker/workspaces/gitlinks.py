"""Where a tree or an index has submodules."""

import os

from .git import Git


async def gitlinks(git: Git, *listing: str) -> dict[str, str]:
    """Commits of submodules by path, from git's listing of a tree or an index.

    An entry is `mode ... commit ...<tab>path`, the commit being the longest word.
    """
    found = dict[str, str]()
    for entry in (await git.run(*listing)).split(b"\0"):
        if entry.startswith(b"160000 "):
            head, _, path = entry.partition(b"\t")
            found[os.fsdecode(path)] = max(head.decode().split(), key=len)
    return found
