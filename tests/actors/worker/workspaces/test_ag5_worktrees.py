"""AG5: a worktree and a branch of its own, and nothing of the user's is touched."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.worker.workspaces import (
    Kind,
    OpenOptions,
    UnfitTarget,
    discard,
    open_workspace,
)

DIRTY = OpenOptions(include="dirty")


async def test_ag5_a_task_gets_a_worktree_and_a_branch(checkout: Any, root: Path) -> None:
    before = checkout.state()
    workspace = await open_workspace(checkout.path, "t1", root)
    assert (workspace.kind, workspace.branch) == (Kind.WORKTREE, "understudy/t1")
    assert workspace.base == checkout.git("rev-parse", "HEAD")
    assert (workspace.path / "a.txt").read_text() == "one\ntwo\nthree\n"
    assert checkout.git("branch", "--show-current", at=workspace.path) == "understudy/t1"
    assert checkout.state() == before


async def test_ag5_the_same_task_gets_the_same_workspace(checkout: Any, root: Path) -> None:
    first = await open_workspace(checkout.path, "t1", root)
    (first.path / "new.txt").write_text("kept")
    assert await open_workspace(checkout.path, "t1", root) == first
    assert (first.path / "new.txt").read_text() == "kept"
    with pytest.raises(UnfitTarget, match="has a workspace for"):
        await open_workspace(None, "t1", root)


async def test_ag5_a_dirty_checkout_stays_as_it_is(checkout: Any, root: Path) -> None:
    checkout.write(a_txt="staged\n", staged_txt="s\n")
    checkout.git("add", "-A")
    checkout.write(b_txt="unstaged\n", untracked_txt="u\n", noise_log="ignored\n")
    before = checkout.state()
    clean = await open_workspace(checkout.path, "clean", root)
    dirty = await open_workspace(checkout.path, "dirty", root, options=DIRTY)
    assert (clean.path / "a.txt").read_text() == "one\ntwo\nthree\n"
    assert not (clean.path / "untracked.txt").exists()
    names = ("a.txt", "staged.txt", "b.txt", "untracked.txt")
    found = [(dirty.path / name).read_text() for name in names]
    assert found == ["staged\n", "s\n", "unstaged\n", "u\n"]
    assert not (dirty.path / "noise.log").exists()
    assert checkout.state() == before
    assert checkout.git("stash", "list") == ""


async def test_ag5_a_change_in_the_same_instant_is_seen(checkout: Any, root: Path) -> None:
    file, index, instant = checkout.path / "a.txt", checkout.path / ".git/index", (10**18, 10**18)
    checkout.git("config", "core.trustctime", "false")
    file.write_text("100\n")
    os.utime(file, ns=instant)
    checkout.git("add", "a.txt")
    file.write_text("999\n")  # of the same size, and by its times as old as the index
    for path in (file, index):
        os.utime(path, ns=instant)
    workspace = await open_workspace(checkout.path, "t1", root, options=DIRTY)
    assert (workspace.path / "a.txt").read_text() == "999\n"


async def test_ag5_unresolved_conflicts_are_no_beginning(checkout: Any, root: Path) -> None:
    checkout.git("checkout", "-q", "-b", "other")
    checkout.write(a_txt="other\n")
    checkout.commit()
    checkout.git("checkout", "-q", "main")
    checkout.write(a_txt="main\n")
    checkout.commit()
    with pytest.raises(Exception, match="merge"):
        checkout.git("merge", "-q", "other")
    with pytest.raises(UnfitTarget, match=r"unresolved conflicts.*a\.txt"):
        await open_workspace(checkout.path, "t1", root, options=DIRTY)
    assert not (root / "t1").exists()
    assert (await open_workspace(checkout.path, "t2", root)).path.is_dir()


async def test_ag5_discarding_leaves_nothing(checkout: Any, root: Path) -> None:
    before = (checkout.state(), checkout.git("worktree", "list"))
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "cache").mkdir()
    (workspace.path / "cache/file").write_text("x")
    (workspace.path / "cache").chmod(stat.S_IRUSR | stat.S_IXUSR)
    await discard(workspace)
    await discard(workspace)
    assert not workspace.home.exists()
    assert checkout.git("branch", "--list", "understudy/*") == ""
    assert (checkout.state(), checkout.git("worktree", "list")) == before
