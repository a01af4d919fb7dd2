"""AG5: submodules come from the checkout's own clones, or are said to be empty."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.worker.workspaces import accept, changes, open_workspace


@pytest.fixture
def nesting(checkout: Any, make_checkout: Any) -> Any:
    """A checkout with a submodule in `lib/inner`."""
    inner = make_checkout("inner")
    inner.write(code_py="x = 1\n")
    inner.commit()
    checkout.git("submodule", "--quiet", "add", str(inner.path), "lib/inner")
    checkout.commit("with a submodule")
    return checkout


async def test_ag5_a_submodule_is_filled_in(nesting: Any, root: Path) -> None:
    before = nesting.state()
    workspace = await open_workspace(nesting.path, "t1", root)
    assert (workspace.path / "lib/inner/code.py").read_text() == "x = 1\n"
    assert nesting.git("remote", at=workspace.path / "lib/inner") == ""
    assert workspace.notes == ()
    assert (await changes(workspace)).total == 0
    assert nesting.state() == before


async def test_ag5_changes_in_a_submodule_are_said_to_stay(nesting: Any, root: Path) -> None:
    workspace = await open_workspace(nesting.path, "t1", root)
    inner = workspace.path / "lib/inner"
    (inner / "code.py").write_text("x = 2\n")
    (workspace.path / "a.txt").write_text("task\n")
    assert "lib/inner (a submodule" in (await changes(workspace)).left_out[0]
    nesting.git("commit", "-qam", "inside", at=inner)
    found = await changes(workspace)
    assert [file.path for file in found.files] == ["a.txt"]
    assert "lib/inner (a submodule" in found.left_out[0]
    done = await accept(workspace, "merge")
    assert done.files == ("a.txt",)
    assert nesting.git("status", "--porcelain") == ""


async def test_ag5_a_submodule_without_a_clone_is_said_to_be_empty(
    nesting: Any, root: Path
) -> None:
    shutil.rmtree(nesting.path / ".git/modules")
    workspace = await open_workspace(nesting.path, "t1", root)
    assert workspace.notes == ("submodule lib/inner is empty: its commit is in no local clone",)
    assert (await changes(workspace)).total == 0


async def test_ag5_no_git_runs_in_what_an_agent_made(
    nesting: Any, root: Path, tmp_path: Path
) -> None:
    workspace = await open_workspace(nesting.path, "t1", root)
    proof = tmp_path / "ran"
    inner = workspace.path / "lib/inner"
    (inner / ".git").unlink()
    nesting.git("init", "-q", at=inner)
    nesting.git("config", "filter.evil.clean", f"touch {proof}; cat", at=inner)
    (inner / ".gitattributes").write_text("* filter=evil\n")
    shutil.copytree(inner, workspace.path / "own")
    (workspace.path / ".git").write_text(f"gitdir: {inner / '.git'}\n")
    (workspace.path / ".gitattributes").write_text("* filter=evil\n")
    found = await changes(workspace)
    assert [file.path for file in found.files] == [".gitattributes"]
    assert not proof.exists()
