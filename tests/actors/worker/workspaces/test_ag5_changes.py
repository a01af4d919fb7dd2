"""AG5: the result is a diff and a report, complete, bounded, and honest about what is missing."""

from pathlib import Path
from typing import Any

import trio
from understudy.actors.worker.workspaces import (
    FileChange,
    accept,
    changes,
    open_workspace,
)
from understudy.actors.worker.workspaces.snapshot import snapshot


async def test_ag5_all_kinds_of_changes_are_told(checkout: Any, root: Path) -> None:
    checkout.write(long_txt="".join(f"{n}\n" for n in range(100)))
    checkout.commit()
    workspace = await open_workspace(checkout.path, "t1", root)
    here = workspace.path
    (here / "a.txt").write_text("one\n2\nthree\nfour\n")
    checkout.git("commit", "-qam", "the agent's own commit", at=here)
    (here / "long.txt").rename(here / "moved.txt")
    (here / "b.txt").unlink()
    (here / "staged.txt").write_text("s")
    checkout.git("add", "staged.txt", at=here)
    (here / "untracked.bin").write_bytes(bytes(range(256)))
    (here / "noise.log").write_text("ignored")
    found = await changes(workspace)
    assert found.files == (
        FileChange("a.txt", "modified", 2, 1),
        FileChange("b.txt", "deleted", 0, 1),
        FileChange("moved.txt", "renamed", 0, 0, "long.txt"),
        FileChange("staged.txt", "added", 1, 0),
        FileChange("untracked.bin", "added", None, None),
    )
    assert [file.binary for file in found.files] == [False, False, False, False, True]
    assert (found.total, found.added, found.removed) == (5, 3, 2)
    assert found.ignored == ("noise.log",)
    assert "+four" in found.patch.text
    assert "Binary files" in found.patch.text
    assert found.patch.file.read_text() == found.patch.text


async def test_ag5_looking_disturbs_nobody(checkout: Any, root: Path) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "new.txt").write_text("n")
    index = (workspace.git_dir / "index").read_bytes()
    await changes(workspace)
    assert (workspace.git_dir / "index").read_bytes() == index
    assert sorted(path.name for path in workspace.home.iterdir()) == [
        "changes.patch",
        "tree",
        "workspace.json",
    ]


async def test_ag5_a_huge_patch_is_cut(checkout: Any, root: Path) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "big.txt").write_text("0123456789\n" * 20_000)
    patch = (await changes(workspace, max_text=1000, max_patch=50_000)).patch
    assert (patch.whole_text, patch.whole_file) == (False, False)
    assert patch.file.stat().st_size == 50_000
    assert len(patch.text) <= 1000
    assert patch.text.endswith("+0123456789\n")
    whole = (await changes(workspace, max_text=1000)).patch
    assert (whole.whole_text, whole.whole_file) == (False, True)


async def test_ag5_what_the_diff_lacks_is_named(checkout: Any, root: Path) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "fresh").mkdir()
    checkout.git("init", "-q", at=workspace.path / "fresh")
    (workspace.path / "large").write_bytes(bytes(1000))
    git = workspace.git.on(root / "index")
    found = await snapshot(git, workspace.base, largest=999)
    fresh, large = "fresh (a repository of its own)", "large (1000 bytes, more than 999)"
    assert found.left_out == (fresh, large)
    assert (await accept(workspace)).left_out == (fresh,)
    assert not (checkout.path / "fresh").exists()


async def test_ag5_names_that_are_no_utf8(checkout: Any, root: Path) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    await trio.Path(str(workspace.path), "caf\udce9").write_text("latin\n")
    found = await changes(workspace)
    assert [file.path for file in found.files] == ["caf\\xe9"]
    await accept(workspace)
    assert Path(checkout.path, "caf\udce9").read_text() == "latin\n"
