"""AG5: repositories of every kind."""

from pathlib import Path
from typing import Any

from understudy.actors.worker.workspaces import (
    OpenOptions,
    accept,
    open_workspace,
)


async def test_ag5_a_repository_without_commits(make_checkout: Any, root: Path) -> None:
    empty = make_checkout("empty")
    empty.write(draft_txt="mine\n")
    before = empty.state()
    workspace = await open_workspace(empty.path, "t1", root)
    assert "no commit yet" in workspace.notes[0]
    (workspace.path / "new.txt").write_text("n\n")
    assert empty.state() == before
    await accept(workspace, "apply")
    assert (empty.path / "new.txt").read_text() == "n\n"
    merged = await accept(workspace, "merge")
    assert merged.files == ()
    assert (empty.path / "draft.txt").read_text() == "mine\n"


async def test_ag5_the_first_commit_is_the_tasks(make_checkout: Any, root: Path) -> None:
    empty = make_checkout("empty")
    options = OpenOptions(include="dirty")
    empty.write(draft_txt="mine\n")
    dirty = await open_workspace(empty.path, "dirty", root, options=options)
    assert (dirty.path / "draft.txt").read_text() == "mine\n"
    workspace = await open_workspace(empty.path, "t1", root)
    (workspace.path / "new.txt").write_text("n\n")
    await accept(workspace, "merge")
    assert empty.git("ls-tree", "--name-only", "main") == "new.txt"
    assert empty.git("log", "--format=%s", "main") == "Merge the work of task t1"
    assert empty.git("status", "--porcelain") == "?? draft.txt"


async def test_ag5_a_detached_head(checkout: Any, root: Path) -> None:
    checkout.git("checkout", "-q", "--detach")
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "new.txt").write_text("n\n")
    done = await accept(workspace, "merge")
    assert checkout.git("rev-parse", "HEAD") == done.commit
    assert checkout.git("rev-parse", "main") == workspace.base


async def test_ag5_a_subfolder_is_the_same_subfolder(checkout: Any, root: Path) -> None:
    workspace = await open_workspace(checkout.path / "sub", "t1", root)
    assert workspace.path == workspace.tree / "sub"
    assert (workspace.path / "c.txt").exists()
    (checkout.path / "out").mkdir()
    assert (await open_workspace(checkout.path / "out", "t2", root)).path.is_dir()
