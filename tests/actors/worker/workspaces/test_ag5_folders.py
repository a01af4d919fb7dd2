"""AG5, SE4: folders that are no repositories, empty ones, and paths that try to get out."""

import os
from pathlib import Path

import pytest
from understudy.actors.worker.workspaces import (
    AcceptRefused,
    CopyLimits,
    Kind,
    OpenOptions,
    TargetTooLarge,
    accept,
    changes,
    open_workspace,
    recover,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is no repository."""
    made = tmp_path / "plain folder"
    (made / "deep").mkdir(parents=True)
    (made / "deep/a.txt").write_bytes(b"a\r\nb\n")
    (made / "b.txt").write_text("b\n")
    (made / "link").symlink_to("/etc/hostname")
    os.mkfifo(made / "pipe")
    return made


async def test_ag5_a_folder_is_copied_and_the_result_applied(folder: Path, root: Path) -> None:
    workspace = await open_workspace(folder, "t1", root)
    assert workspace.kind is Kind.COPY
    assert workspace.notes == ("pipe (a pipe, not copied)",)
    assert (workspace.path / "link").readlink() == Path("/etc/hostname")
    assert not (workspace.path / ".git").exists()
    (workspace.path / "deep/a.txt").write_bytes(b"a\r\nB\n")
    (workspace.path / "b.txt").unlink()
    (folder / "users.txt").write_text("u\n")
    assert [file.path for file in (await changes(workspace)).files] == ["b.txt", "deep/a.txt"]
    assert (folder / "deep/a.txt").read_bytes() == b"a\r\nb\n"
    with pytest.raises(AcceptRefused, match='"apply"'):
        await accept(workspace, "merge")
    await accept(workspace, "apply")
    assert (folder / "deep/a.txt").read_bytes() == b"a\r\nB\n"
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["deep", "link", "pipe", "users.txt"]


async def test_ag5_a_folder_that_changed_meanwhile(folder: Path, root: Path) -> None:
    workspace = await open_workspace(folder, "t1", root)
    (workspace.path / "b.txt").write_text("task\n")
    (workspace.path / "deep/a.txt").write_bytes(b"task\n")
    (folder / "b.txt").write_text("user\n")
    with pytest.raises(AcceptRefused) as caught:
        await accept(workspace)
    assert caught.value.paths == ("b.txt",)
    assert (folder / "deep/a.txt").read_bytes() == b"a\r\nb\n"


async def test_ag5_an_empty_folder(folder: Path, root: Path, tmp_path: Path) -> None:
    nowhere = await open_workspace(None, "t1", root)
    later = await open_workspace(tmp_path / "to come", "t2", root)
    fresh = await open_workspace(folder, "t3", root, options=OpenOptions(folder="fresh"))
    for workspace in (nowhere, later, fresh):
        assert workspace.kind is Kind.FRESH
        assert list(workspace.path.iterdir()) == []
        (workspace.path / "new.txt").write_text("n\n")
        assert (await changes(workspace)).total == 1
    with pytest.raises(AcceptRefused, match="no folder to apply to"):
        await accept(nowhere)
    await accept(later)
    assert (tmp_path / "to come/new.txt").read_text() == "n\n"


@pytest.mark.parametrize("limits", [CopyLimits(max_bytes=6), CopyLimits(max_files=1)])
async def test_ag5_copies_are_bounded(folder: Path, root: Path, limits: CopyLimits) -> None:
    with pytest.raises(TargetTooLarge, match="more than"):
        await open_workspace(folder, "t1", root, options=OpenOptions(limits=limits))
    assert (await recover(root)).workspaces == ()
    assert not (root / "t1").exists()


async def test_ag5_workspaces_inside_the_target_are_not_copied(folder: Path) -> None:
    first = await open_workspace(folder, "t1", folder / "spaces")
    second = await open_workspace(folder, "t2", folder / "spaces")
    assert not (first.path / "spaces").exists()
    assert not (second.path / "spaces").exists()
