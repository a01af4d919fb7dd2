"""SE4: paths that try to get out of the root."""

from pathlib import Path

import pytest
from understudy.actors.worker.workspaces import (
    UnfitTarget,
    WorkspaceGone,
    changes,
    discard,
    open_workspace,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the user's."""
    made = tmp_path / "plain"
    made.mkdir()
    (made / "b.txt").write_text("b\n")
    return made


@pytest.mark.parametrize("task", ["../../out", "..", ".", "/etc", "a/../../b", "x.lock", "a..b"])
async def test_se4_no_task_id_leads_out_of_the_root(root: Path, task: str) -> None:
    workspace = await open_workspace(None, task, root)
    assert workspace.home.parent == root.resolve()
    assert workspace.path.resolve().is_relative_to(root.resolve())
    await discard(workspace)
    assert [path.name for path in root.iterdir()] == []


async def test_se4_links_that_were_put_in_place_are_not_followed(root: Path, folder: Path) -> None:
    workspace = await open_workspace(None, "t1", root)
    workspace.path.rmdir()
    workspace.path.symlink_to(folder)
    with pytest.raises(WorkspaceGone, match="was replaced"):
        await changes(workspace)
    await discard(workspace)
    assert (folder / "b.txt").exists()
    (root / "t2").symlink_to(folder)
    with pytest.raises(WorkspaceGone, match="symlink"):
        await open_workspace(None, "t2", root)


@pytest.mark.parametrize("name", ["b.txt", "nul\0", "\udcff"])
async def test_se4_unfit_targets_are_refused(folder: Path, root: Path, name: str) -> None:
    with pytest.raises(UnfitTarget):
        await open_workspace(folder / name, "t1", root)
