"""AG5: bare, linked and shallow repositories, odd names, LFS pointers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.worker.workspaces import UnfitTarget, accept, changes, open_workspace

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n"


async def test_ag5_a_bare_repository(checkout: Any, root: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    checkout.git("clone", "-q", "--bare", ".", str(bare))
    workspace = await open_workspace(bare, "t1", root)
    (workspace.path / "new.txt").write_text("n\n")
    with pytest.raises(UnfitTarget, match="inside a repository"):
        await open_workspace(checkout.path / ".git", "t2", root)
    with pytest.raises(Exception, match='accept with "branch"'):
        await accept(workspace, "apply")
    done = await accept(workspace, "merge")
    assert checkout.git("rev-parse", "main", at=bare) == done.commit


async def test_ag5_a_linked_worktree(checkout: Any, root: Path, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    checkout.git("worktree", "add", "-q", "-b", "side", str(linked))
    (linked / "side.txt").write_text("s\n")
    checkout.git("add", "-A", at=linked)
    checkout.git("commit", "-q", "-m", "side", at=linked)
    workspace = await open_workspace(linked, "t1", root)
    (workspace.path / "side.txt").write_text("task\n")
    before = checkout.state()
    await accept(workspace, "merge")
    assert (linked / "side.txt").read_text() == "task\n"
    assert checkout.git("log", "-1", "--format=%s", "side") == "The work of task t1"
    assert checkout.state()["files"] == before["files"]


async def test_ag5_a_shallow_clone(checkout: Any, root: Path, tmp_path: Path) -> None:
    checkout.write(a_txt="newer\n")
    checkout.commit()
    shallow = tmp_path / "shallow"
    checkout.git("clone", "-q", "--depth=1", f"file://{checkout.path}", str(shallow))
    workspace = await open_workspace(shallow, "t1", root)
    (workspace.path / "a.txt").write_text("task\n")
    await accept(workspace, "merge")
    assert (shallow / "a.txt").read_text() == "task\n"


@pytest.mark.parametrize("name", ["with space", "Übung 猫", 'it\'s "quoted" $(x)'])
async def test_ag5_any_name(make_checkout: Callable[[str], Any], root: Path, name: str) -> None:
    odd = make_checkout(name)
    (odd.path / name).mkdir()
    (odd.path / name / "é\n.txt").write_text("1\n")
    odd.commit()
    workspace = await open_workspace(odd.path / name, "t1", root)
    (workspace.path / "é\n.txt").write_text("2\n")
    assert [file.path for file in (await changes(workspace)).files] == [f"{name}/é\n.txt"]
    await accept(workspace)
    assert (odd.path / name / "é\n.txt").read_text() == "2\n"


async def test_ag5_lfs_pointers_stay_pointers(checkout: Any, root: Path) -> None:
    (checkout.path / ".gitattributes").write_text("*.bin filter=lfs diff=lfs merge=lfs -text\n")
    (checkout.path / "big.bin").write_text(POINTER)
    checkout.commit()
    for name in ("process", "smudge", "clean"):
        checkout.git("config", f"filter.lfs.{name}", "git-lfs-that-is-not-installed")
    checkout.git("config", "filter.lfs.required", "true")
    workspace = await open_workspace(checkout.path, "t1", root)
    assert (workspace.path / "big.bin").read_text() == POINTER
    assert "pointers of git LFS" in workspace.notes[0]
    assert (await changes(workspace)).total == 0
