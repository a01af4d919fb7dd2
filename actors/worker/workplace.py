"""Where a task works: in the folder that was named, or on files of its own (AG5)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import trio

from ...config import AgentSettings
from ..orchestrator import COMMAND_AGENT, TaskOrder, TaskRequest
from .workspaces import Kind, Report, Workspace, open_workspace, report

_LISTED = 200  # files in the event; all of them are in the patch


class Workplace:
    """One task's folder; `isolated`: it is a workspace, whose changes are accounted for."""

    def __init__(self, order: TaskOrder, root: Path, agents: Mapping[str, AgentSettings]) -> None:
        self._order, self._root = order, root
        self.isolated = is_isolated(order.request, agents)
        self._workspace: Workspace | None = None

    @property
    def path(self) -> Path:
        """The folder that the request names, the workspace's, or one of the task's own."""
        if self._workspace is not None:
            return self._workspace.path
        return Path(self._order.request.workspace or self._root / self._order.task_id)

    async def open(self) -> None:
        """Make it; a `WorkspaceError` says what is wrong with the target."""
        target = self._order.request.workspace
        if self.isolated:
            folder = None if target is None else Path(target)
            self._workspace = await open_workspace(folder, self._order.task_id, self._root)
        elif target is None:
            await trio.Path(self.path).mkdir(mode=0o700, parents=True, exist_ok=True)

    async def changes(self, outcome: str) -> dict[str, Any] | None:
        """Write the report; what WORKSPACE_CHANGED holds, or None where nobody keeps account."""
        if self._workspace is None:
            return None
        return _told(self._workspace, await report(self._workspace, outcome=outcome))


def is_isolated(request: TaskRequest, agents: Mapping[str, AgentSettings]) -> bool:
    """Whether the task works on files of its own."""
    if request.isolate is not None or request.agent == COMMAND_AGENT:
        return bool(request.isolate)
    section = agents.get(request.agent)
    return section is None or section.isolate


def _told(workspace: Workspace, written: Report) -> dict[str, Any]:
    found = written.changes
    told: dict[str, Any] = {
        "files": found.total,
        "added": found.added,
        "removed": found.removed,
        "base": workspace.base,
        "path": str(workspace.path),
        "patch": str(found.patch.file),
        "report": str(written.file),
        "changes": [
            {"path": each.path, "status": each.status, "added": each.added, "removed": each.removed}
            for each in found.files[:_LISTED]
        ],
    }
    return told | ({"branch": workspace.branch} if workspace.kind is Kind.WORKTREE else {})
