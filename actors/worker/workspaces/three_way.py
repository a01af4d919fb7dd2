"""A merge of three trees that touches no file: what changed on both sides is put together.

    base --- ours     what the user has now
       `---- theirs   what the task made

git does it in an index of its own; where both sides changed one file, `git merge-file` joins the
three contents. (`git merge-tree --write-tree` would do it at once, but it needs git 2.38.)
"""

import os
import tempfile
from collections import defaultdict
from pathlib import Path

import trio

from .errors import AcceptRefused
from .git import Git
from .indexes import scratch_index
from .listing import shown

_FILES = frozenset({"100644", "100755"})
# What the index knows of one side: mode and content.
Side = tuple[str, str]


async def merge_trees(git: Git, home: Path, base: str, ours: str, theirs: str) -> str:
    """The tree with both sides' changes; `AcceptRefused` names the files that contradict."""
    if ours in (base, theirs) or theirs == base:
        return theirs if ours == base else ours
    async with scratch_index(git, home, ours) as scratch:
        await scratch.run("read-tree", "-i", "-m", "--aggressive", base, ours, theirs)
        conflicts = list[str]()
        for path, sides in (await _unmerged(scratch)).items():
            if not await _join(scratch, home, path, sides):
                conflicts.append(path)
        if conflicts:
            raise AcceptRefused(
                "both the checkout and the task changed", sorted(map(shown, conflicts))
            )
        ended = await scratch.attempt("write-tree")
        if ended.status:  # a file on one side, a folder of the same name on the other
            raise AcceptRefused(f"the changes do not fit together: {ended.stderr}")
        return ended.stdout.decode().strip()


async def _unmerged(git: Git) -> dict[str, dict[str, Side]]:
    """Sides by path and stage: 1 is base, 2 ours, 3 theirs."""
    found = defaultdict[str, dict[str, Side]](dict)
    for entry in (await git.run("ls-files", "-u", "-z")).split(b"\0"):
        if entry:
            head, _, path = entry.partition(b"\t")
            mode, blob, stage = head.decode().split()
            found[os.fsdecode(path)][stage] = (mode, blob)
    return found


async def _join(git: Git, home: Path, path: str, sides: dict[str, Side]) -> bool:
    """Join the contents of one file; whether that went without a contradiction."""
    three = [sides.get(stage) for stage in "123"]
    base, ours, theirs = three
    if base is None or ours is None or theirs is None:
        return False
    if not {base[0], ours[0], theirs[0]} <= _FILES:
        return False
    blob = await _join_contents(git, home, base[1], ours[1], theirs[1])
    if blob is None:
        return False
    mode = theirs[0] if ours[0] == base[0] else ours[0]
    line = os.fsencode(f"{mode} {blob} 0\t{path}")
    await git.run("update-index", "-z", "--index-info", stdin=line + b"\0")
    return True


async def _join_contents(git: Git, home: Path, *blobs: str) -> str | None:
    """The blob of the joined text, given base, ours and theirs; None if they contradict."""
    base, ours, theirs = blobs
    if ours == theirs or base in (ours, theirs):
        return theirs if base == ours else ours
    folder = await trio.to_thread.run_sync(lambda: tempfile.mkdtemp(prefix=".join-", dir=home))
    names = [str(Path(folder, name)) for name in ("ours", "base", "theirs")]
    try:
        for name, blob in zip(names, (ours, base, theirs), strict=True):
            await trio.Path(name).write_bytes(await git.run("cat-file", "blob", blob))
        joined = await git.attempt("merge-file", "-p", *names)
        if joined.status:
            return None
        return await git.text("hash-object", "-w", "--stdin", stdin=joined.stdout)
    finally:
        with trio.CancelScope(shield=True):
            for name in names:
                await trio.Path(name).unlink(missing_ok=True)
            await trio.Path(folder).rmdir()
