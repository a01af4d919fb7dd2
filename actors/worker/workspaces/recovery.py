"""After a crash: which workspaces there are, and which of them are done with."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import trio

from . import records
from .discarding import remove
from .errors import WorkspaceError
from .workspace import State, Workspace

_ENDED = frozenset({State.CREATING, State.ACCEPTED, State.DISCARDING})


@dataclass(frozen=True, slots=True)
class Recovered:
    """The workspaces below a root, and what could not be read, with the reason."""

    workspaces: tuple[Workspace, ...]
    unreadable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pruned:
    """The tasks whose workspaces were removed, and why others could not be."""

    removed: tuple[str, ...]
    failed: tuple[str, ...]


async def recover(root: Path) -> Recovered:
    """List the workspaces below `root`, whatever their state."""
    workspaces, unreadable = list[Workspace](), list[str]()
    for home in await _homes(root):
        try:
            found = await records.load(home)
        except WorkspaceError as error:
            unreadable.append(str(error))
            continue
        if found is not None:
            workspaces.append(found)
    return Recovered(tuple(workspaces), tuple(unreadable))


async def prune(root: Path, *, alive: Collection[str] = ()) -> Pruned:
    """Remove the workspaces that were accepted, and those whose making or removal was cut short.

    An open one holds work that nobody has accepted yet: it stays. So do those of the tasks `alive`,
    and all worktrees that are not ours.
    """
    removed, failed = list[str](), list[str]()
    for workspace in (await recover(root)).workspaces:
        if workspace.state not in _ENDED or workspace.task_id in alive:
            continue
        try:
            await remove(workspace)
            removed.append(workspace.task_id)
        except (WorkspaceError, OSError) as error:
            failed.append(f"{workspace.home}: {error}")
    return Pruned(tuple(removed), tuple(failed))


async def _homes(root: Path) -> list[Path]:
    if not await trio.Path(root).is_dir():
        return []
    folder = await trio.Path(root).resolve()
    found = [Path(entry) for entry in await folder.iterdir()]
    return sorted(path for path in found if path.is_dir() and not path.is_symlink())
