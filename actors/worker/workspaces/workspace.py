"""A workspace, as everyone sees it and as it lies beside its folder in JSON."""

from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from .git import Git

BRANCHES = "understudy/"


class Kind(StrEnum):
    """Where a workspace's files come from."""

    WORKTREE = "worktree"  # a git worktree with a branch of its own
    COPY = "copy"  # a copy of a folder that is no repository
    FRESH = "fresh"  # an empty folder


class State(StrEnum):
    """How far a workspace's life has got."""

    CREATING = "creating"
    OPEN = "open"
    ACCEPTED = "accepted"
    DISCARDING = "discarding"


class How(StrEnum):
    """What accepting does to the user's checkout."""

    APPLY = "apply"  # the changes are put into its files, uncommitted
    MERGE = "merge"  # they become a commit of its current branch
    BRANCH = "branch"  # nothing: they become a commit of the workspace's branch


class Record(BaseModel):
    """Base of what is kept in JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Accepted(Record):
    """A result that was accepted.

    `files` were changed in `into`; none if all was there already. `repeated`: this call found it
    accepted before, and did nothing. `left_out` names what lies in the workspace alone.
    """

    how: How
    tree: str
    commit: str
    branch: str = ""
    into: Path | None = None
    files: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    repeated: bool = False


class Workspace(Record):
    """A task's own folder; `path` is where it works.

    `tree` is the folder of all its files, of which `path` may be a subfolder. `base` is the commit
    that it began with and `branch` its own; `git_dir` is its own part of the repository
    `common_dir`. `target` is the user's checkout or folder, with `target_git_dir` where it is
    a repository. `notes` say what a user should know about how it was made.
    """

    task_id: str
    kind: Kind
    home: Path
    path: Path
    tree: Path
    git_dir: Path
    common_dir: Path
    base: str
    head: str | None = None
    branch: str = ""
    target: Path | None = None
    target_git_dir: Path | None = None
    include: str = "head"
    notes: tuple[str, ...] = ()
    state: State = State.CREATING
    accepted: Accepted | None = None

    @property
    def git(self) -> Git:
        """git on this workspace."""
        return Git(self.git_dir, self.tree)

    @property
    def ref(self) -> str:
        """The full name of its branch."""
        return f"refs/heads/{self.branch}"

    def changed(self, **fields: object) -> "Workspace":
        """A copy with other values."""
        return self.model_copy(update=fields)
