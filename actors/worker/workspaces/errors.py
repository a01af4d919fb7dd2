"""What can go wrong with a workspace.

    WorkspaceError
     +- UnfitTarget        Invalid: this folder cannot be worked on, or not in this way
     |   +- TargetTooLarge   it is larger than what may be copied
     +- WorkspaceGone      NotFound: its folder or its repository is not there any more
     +- AcceptRefused      Conflict: the result does not fit the checkout; `paths` are in the way
     +- GitFailed          RuntimeError: git ended with an error; `stderr` is what it said
         +- GitTimeout       TimeoutError: git took longer than it may
         +- GitMissing       git is not installed

The refusals (Invalid, NotFound, Conflict) are answers to a user; the others are faults.
"""

from collections.abc import Iterable

from ...kernel import Conflict, Invalid, NotFound

_SHOWN = 10


class WorkspaceError(Exception):
    """Base of all errors about workspaces."""


class UnfitTarget(WorkspaceError, Invalid):
    """The target cannot be worked on, or not in the way that was asked for."""


class TargetTooLarge(UnfitTarget):
    """A folder holds more than may be copied."""


class WorkspaceGone(WorkspaceError, NotFound):
    """A workspace, or what it came from, is not where it was."""


class AcceptRefused(WorkspaceError, Conflict):
    """The result was not accepted, and nothing was touched; `paths` are in the way."""

    def __init__(self, why: str, paths: Iterable[str] = ()) -> None:
        self.paths = tuple(paths)
        shown = ", ".join(self.paths[:_SHOWN])
        more = f" and {len(self.paths) - _SHOWN} more" if len(self.paths) > _SHOWN else ""
        super().__init__(f"{why}: {shown}{more}" if shown else why)


class GitFailed(WorkspaceError, RuntimeError):
    """git ended with an error."""

    def __init__(self, command: str, status: int, stderr: str) -> None:
        self.command, self.status, self.stderr = command, status, stderr
        super().__init__(f"git {command} failed ({status}): {stderr or 'it said nothing'}")


class GitTimeout(GitFailed, TimeoutError):
    """git took longer than it may; it was killed."""


class GitMissing(GitFailed):
    """git is not installed."""
