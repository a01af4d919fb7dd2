"""What a task has changed in its workspace so far."""

from dataclasses import dataclass

from .git import Git
from .indexes import scratch_index
from .listing import FileChange, parse_changes, readable, shown
from .patch import PATCH, Patch, write_patch
from .places import check_in_place
from .snapshot import Snapshot, snapshot
from .submodules import changed_submodules
from .workspace import Workspace

MAX_FILES = 10_000
MAX_TEXT = 1024 * 1024
MAX_PATCH = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes since the workspace's beginning, uncommitted and untracked ones included.

    `files` holds the first `MAX_FILES` of `total`; `left_out` names what is in the folder but in no
    diff, with the reason; `ignored` what git ignores, whole folders by their name alone.
    """

    files: tuple[FileChange, ...]
    total: int
    added: int
    removed: int
    tree: str
    patch: Patch
    left_out: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


async def changes(
    workspace: Workspace, *, max_text: int = MAX_TEXT, max_patch: int = MAX_PATCH
) -> Changes:
    """Look at the workspace now; it may be worked in meanwhile.

    The patch is written to `changes.patch` beside the folder, up to `max_patch` bytes; its first
    `max_text` bytes come as text.
    """
    found = await current_tree(workspace)
    git = workspace.git
    files = await _compare(git, workspace.base, found.tree)
    target = workspace.home / PATCH
    return Changes(
        files=tuple(files[:MAX_FILES]),
        total=len(files),
        added=sum(file.added or 0 for file in files),
        removed=sum(file.removed or 0 for file in files),
        tree=found.tree,
        patch=await write_patch(git, workspace.base, found.tree, target, max_text, max_patch),
        left_out=tuple(map(shown, found.left_out)),
        ignored=await _ignored(git),
    )


async def current_tree(workspace: Workspace) -> Snapshot:
    """The workspace's files as a tree, and what is left out of it."""
    check_in_place(workspace)
    async with scratch_index(workspace.git, workspace.home) as scratch:
        found = await snapshot(scratch, workspace.base)
    return Snapshot(found.tree, (*found.left_out, *await changed_submodules(workspace)))


async def _compare(git: Git, before: str, after: str) -> list[FileChange]:
    options = ("diff-tree", "-r", "-z", "-M", "--no-ext-diff", "--no-textconv")
    raw = await git.run(*options, "--raw", before, after)
    return parse_changes(raw, await git.run(*options, "--numstat", before, after))


async def _ignored(git: Git) -> tuple[str, ...]:
    options = ("--others", "--ignored", "--exclude-standard", "--directory", "-z")
    listing = await git.run("ls-files", *options)
    return tuple(readable(name) for name in listing.split(b"\0")[:MAX_FILES] if name)
