"""AG5: many worktrees of one repository, and branches that are the user's."""

from pathlib import Path
from typing import Any

import pytest
import trio
from understudy.actors.worker.workspaces import WorkspaceError, discard, open_workspace


async def test_ag5_a_branch_of_the_users_is_never_taken(checkout: Any, root: Path) -> None:
    checkout.git("branch", "understudy/t1")
    with pytest.raises(WorkspaceError, match="has a branch understudy/t1 already"):
        await open_workspace(checkout.path, "t1", root)
    assert checkout.git("branch", "--list", "understudy/t1").strip() == "understudy/t1"


async def test_ag5_eight_worktrees_of_one_repository_at_once(checkout: Any, root: Path) -> None:
    spaces = dict[int, Any]()

    async def use(number: int) -> None:
        spaces[number] = await open_workspace(checkout.path, f"t{number}", root)

    async with trio.open_nursery() as nursery:
        for number in range(8):
            nursery.start_soon(use, number)
    assert len(checkout.git("worktree", "list").splitlines()) == 9
    assert len({space.git_dir for space in spaces.values()}) == 8
    async with trio.open_nursery() as nursery:
        for space in spaces.values():
            nursery.start_soon(discard, space)
    assert len(checkout.git("worktree", "list").splitlines()) == 1
