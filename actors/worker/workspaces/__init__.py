"""Workspaces: each task works on files of its own (AG5).

    open_workspace --> the agent works in `path` --> changes, report --> accept --> discard

A target that is a repository gets a git worktree on the branch `understudy/<task id>`, any other
folder a copy, no target an empty folder. Until `accept`, nothing of the user's is written: no file
of the checkout, not its index, not its branches, never the stash.
"""

from .accepting import accept
from .changes import Changes, changes
from .copying import CopyLimits
from .discarding import discard
from .errors import (
    AcceptRefused,
    GitFailed,
    GitMissing,
    GitTimeout,
    TargetTooLarge,
    UnfitTarget,
    WorkspaceError,
    WorkspaceGone,
)
from .listing import FileChange
from .opening import open_workspace
from .options import OpenOptions
from .patch import Patch
from .recovery import Pruned, Recovered, prune, recover
from .reporting import Report, report
from .workspace import Accepted, How, Kind, State, Workspace

__all__ = [
    "open_workspace",
    "OpenOptions",
    "CopyLimits",
    "Workspace",
    "Kind",
    "State",
    "changes",
    "Changes",
    "FileChange",
    "Patch",
    "report",
    "Report",
    "accept",
    "How",
    "Accepted",
    "discard",
    "recover",
    "Recovered",
    "prune",
    "Pruned",
    "WorkspaceError",
    "UnfitTarget",
    "TargetTooLarge",
    "WorkspaceGone",
    "AcceptRefused",
    "GitFailed",
    "GitTimeout",
    "GitMissing",
]
