"""Accepting: the one thing here that touches what is the user's."""

from . import records
from .applying import apply
from .changes import current_tree
from .errors import AcceptRefused
from .exclusive import exclusive
from .git import Git
from .listing import shown
from .merging import merge
from .workspace import Accepted, How, Kind, State, Workspace


async def accept(
    workspace: Workspace, how: How | str = How.APPLY, *, message: str = ""
) -> Accepted:
    """Bring the task's result to the user: `apply`, `merge` or `branch`.

    `message` is of the commit that it gets on its branch. `AcceptRefused` names what is in the way,
    and then nothing was touched. A second call for the same result does nothing.
    """
    chosen = How(how)
    async with exclusive(workspace.home.parent):
        newest = await records.reload(workspace)
        found = await current_tree(newest)
        before = newest.accepted
        if before is not None and (before.how, before.tree) == (chosen, found.tree):
            return before.model_copy(update={"repeated": True, "files": ()})
        accepted = await _accept(newest, chosen, found.tree, message)
        accepted = accepted.model_copy(update={"left_out": tuple(map(shown, found.left_out))})
        await records.save(newest.changed(accepted=accepted, state=State.ACCEPTED))
        return accepted


async def _accept(workspace: Workspace, how: How, result: str, message: str) -> Accepted:
    if workspace.kind is not Kind.WORKTREE and how is not How.APPLY:
        raise AcceptRefused(f'{how} needs a repository; accept this one with "apply"')
    base = await _base(workspace)
    commit = ""
    if workspace.kind is Kind.WORKTREE:
        commit = await _commit_result(workspace, result, message)
    files = tuple[str, ...]()
    if how is How.APPLY:
        files = await apply(workspace, base, result)
    elif how is How.MERGE:
        files = await merge(workspace, base, result, commit)
    into = None if how is How.BRANCH else workspace.target
    return Accepted(
        how=how,
        tree=result,
        commit=commit,
        branch=workspace.branch,
        into=into,
        files=tuple(map(shown, files)),
    )


async def _base(workspace: Workspace) -> str:
    """The tree that the user has already: what was accepted before, or the beginning.

    With the beginning, a file that went on changing would contradict its own earlier version.
    """
    before = workspace.accepted
    if before is not None and before.how is not How.BRANCH:
        return before.tree
    return await workspace.git.text("rev-parse", f"{workspace.base}^{{tree}}")


async def _commit_result(workspace: Workspace, result: str, message: str) -> str:
    """Commit the result on the workspace's branch, on top of what the agent committed itself."""
    git = Git(workspace.git_dir, workspace.tree)
    tip = await git.find("rev-parse", "-q", "--verify", workspace.ref)
    parent = tip or workspace.base
    if await git.text("rev-parse", f"{parent}^{{tree}}") == result:
        return parent
    text = message or f"The work of task {workspace.task_id}"
    commit = await git.commit_tree(result, text, parent)
    await git.run("update-ref", "-m", "understudy: result", workspace.ref, commit, tip or "")
    await git.attempt("reset", "-q")  # the worktree's own index follows
    return commit
