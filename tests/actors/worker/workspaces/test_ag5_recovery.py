"""AG5: after a crash the workspaces are found again, and only what is done with is removed."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.worker.workspaces import (
    State,
    WorkspaceGone,
    accept,
    open_workspace,
    prune,
    recover,
)
from understudy.actors.worker.workspaces.records import save

DYING = """
import os, signal, sys
from pathlib import Path
import trio
from understudy.actors.worker.workspaces import open_workspace, worktrees
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
worktrees.fill_in = die  # the worktree is there by then, and its record says that it is not ready
trio.run(open_workspace, Path(sys.argv[1]), "t1", Path(sys.argv[2]))
"""


async def test_ag5_workspaces_are_found_again(checkout: Any, root: Path) -> None:
    opened = await open_workspace(checkout.path, "open", root)
    done = await open_workspace(checkout.path, "done", root)
    (done.path / "new.txt").write_text("n")
    await accept(done)
    (root / "broken").mkdir()
    (root / "broken/workspace.json").write_text("{}")
    found = await recover(root)
    assert [space.task_id for space in found.workspaces] == ["done", "open"]
    assert found.workspaces[1] == opened
    assert found.workspaces[0].state is State.ACCEPTED
    assert "broken" in found.unreadable[0]
    assert (await prune(root, alive=["done"])).removed == ()
    assert (await prune(root)).removed == ("done",)
    assert opened.path.is_dir()
    assert (await recover(root / "nowhere")).workspaces == ()


async def test_ag5_a_crash_while_opening_is_cleaned_up(checkout: Any, root: Path) -> None:
    before = checkout.state()
    command = [sys.executable, "-c", DYING, str(checkout.path), str(root)]
    died = subprocess.run(command, check=False, env=os.environ)
    assert died.returncode == -signal.SIGKILL
    (half,) = (await recover(root)).workspaces
    assert half.state is State.CREATING
    assert "understudy/t1" in checkout.git("worktree", "list")
    whole = await open_workspace(checkout.path, "t1", root)
    assert whole.state is State.OPEN
    await save(whole.changed(state=State.CREATING))
    assert (await prune(root)).removed == ("t1",)
    assert "understudy" not in checkout.git("worktree", "list")
    assert checkout.git("branch", "--list", "understudy/*") == ""
    assert checkout.state() == before


async def test_ag5_worktrees_of_the_users_are_left_alone(
    checkout: Any, root: Path, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    checkout.git("worktree", "add", "-q", str(away))
    away.rename(tmp_path / "unmounted")  # `git worktree prune` would forget it
    workspace = await open_workspace(checkout.path, "t1", root)
    await accept(workspace, "branch")
    await prune(root)
    assert str(away) in checkout.git("worktree", "list")


async def test_ag5_a_repository_that_is_gone(checkout: Any, root: Path, tmp_path: Path) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    checkout.path.rename(tmp_path / "elsewhere")
    with pytest.raises(WorkspaceGone, match="is gone"):
        await accept(workspace)
    await save(workspace.changed(state=State.DISCARDING))
    assert (await prune(root)).removed == ("t1",)
