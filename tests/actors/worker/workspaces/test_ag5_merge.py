"""AG5: accepting as a commit, or as a branch."""

from pathlib import Path
from typing import Any

import pytest
from understudy.actors.worker.workspaces import (
    AcceptRefused,
    OpenOptions,
    accept,
    discard,
    open_workspace,
)


async def test_ag5_merge_follows_head_or_joins_it(checkout: Any, root: Path) -> None:
    ahead, joined = [await open_workspace(checkout.path, name, root) for name in ("t1", "t2")]
    (ahead.path / "ahead.txt").write_text("1\n")
    (joined.path / "a.txt").write_text("one\ntwo\n3\n")
    checkout.write(b_txt="uncommitted\n")
    first = await accept(ahead, "merge", message="Add ahead.txt")
    assert checkout.git("log", "-1", "--format=%s") == "Add ahead.txt"
    assert checkout.git("rev-parse", "HEAD") == first.commit
    second = await accept(joined, "merge")
    parents = checkout.git("log", "-1", "--format=%P").split()
    assert parents == [first.commit, second.commit]
    assert checkout.git("status", "--porcelain") == " M b.txt"
    assert (checkout.path / "a.txt").read_text() == "one\ntwo\n3\n"


async def test_ag5_merge_does_not_commit_what_was_uncommitted(checkout: Any, root: Path) -> None:
    checkout.write(b_txt="uncommitted\n")
    options = OpenOptions(include="dirty")
    workspace = await open_workspace(checkout.path, "t1", root, options=options)
    (workspace.path / "a.txt").write_text("task\n")
    await accept(workspace, "merge")
    assert checkout.git("show", "HEAD:b.txt") == "b"
    assert checkout.git("show", "HEAD:a.txt") == "task"
    assert (checkout.path / "b.txt").read_text() == "uncommitted\n"


async def test_ag5_a_branch_outlives_its_workspace(checkout: Any, root: Path) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "new.txt").write_text("n\n")
    before = checkout.state()
    done = await accept(workspace, "branch")
    await discard(workspace)
    assert checkout.state() == before
    assert checkout.git("rev-parse", "understudy/t1") == done.commit
    assert checkout.git("show", "understudy/t1:new.txt") == "n"


async def test_ag5_a_rebase_is_not_disturbed(checkout: Any, root: Path) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "new.txt").write_text("n\n")
    (checkout.path / ".git/rebase-merge").mkdir()
    with pytest.raises(AcceptRefused, match="middle of a rebase"):
        await accept(workspace, "merge")
