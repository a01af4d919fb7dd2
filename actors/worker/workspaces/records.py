"""The record beside each workspace: written whole or not at all."""

import os
from pathlib import Path

import trio
from pydantic import ValidationError

from .errors import WorkspaceGone
from .places import RECORD
from .workspace import Workspace


async def save(workspace: Workspace) -> Workspace:
    """Write the record to the disk; return the workspace."""
    await trio.to_thread.run_sync(_write, workspace.home, workspace.model_dump_json(indent=1))
    return workspace


async def load(home: Path) -> Workspace | None:
    """Read the record in `home`; None if there is none."""
    try:
        text = await trio.Path(home / RECORD).read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        workspace = Workspace.model_validate_json(text)
    except ValidationError as error:
        raise WorkspaceGone(f"{home / RECORD} is no workspace's record: {error}") from error
    if workspace.home != home:
        raise WorkspaceGone(f"{home / RECORD} speaks of another folder, {workspace.home}")
    return workspace


async def reload(workspace: Workspace) -> Workspace:
    """The newest record of a workspace."""
    newest = await load(workspace.home)
    if newest is None:
        raise WorkspaceGone(f"the workspace of task {workspace.task_id} was discarded")
    return newest


def _write(home: Path, text: str) -> None:
    home.mkdir(parents=True, exist_ok=True)
    draft = home / f"{RECORD}.new"
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(home / RECORD)
