"""AG5: accepting brings the result to the user, whole or not at all, however far they went on."""

from pathlib import Path
from typing import Any

import pytest
from understudy.actors.worker.workspaces import (
    AcceptRefused,
    accept,
    open_workspace,
)


async def test_ag5_apply_leaves_the_index_and_the_users_work(checkout: Any, root: Path) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "a.txt").write_text("one\ntwo\nTHREE\n")
    (workspace.path / "b.txt").unlink()
    (workspace.path / "new").mkdir()
    (workspace.path / "new/bin").write_bytes(b"\0\xff")
    (workspace.path / "new/bin").chmod(0o755)
    (workspace.path / "link").symlink_to("a.txt")
    checkout.write(a_txt="ONE\ntwo\nthree\n", mine_txt="m\n", noise_log="n\n")
    before = checkout.state()
    done = await accept(workspace)
    assert (checkout.path / "a.txt").read_text() == "ONE\ntwo\nTHREE\n"
    assert done.files == ("a.txt", "b.txt", "link", "new/bin")
    assert not (checkout.path / "b.txt").exists()
    assert (checkout.path / "new/bin").stat().st_mode & 0o111
    assert (checkout.path / "link").readlink() == Path("a.txt")
    assert {**before, "files": 0} == {**checkout.state(), "files": 0}


async def test_ag5_accept_is_idempotent_and_goes_on(checkout: Any, root: Path) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "a.txt").write_text("1\ntwo\nthree\n")
    first = await accept(workspace)
    after = checkout.state()
    again = await accept(workspace)
    assert (first.repeated, again.repeated, again.files) == (False, True, ())
    assert checkout.state() == after
    (workspace.path / "a.txt").write_text("11\ntwo\nthree\n")  # the same line, once more
    assert (await accept(workspace)).files == ("a.txt",)
    assert (checkout.path / "a.txt").read_text() == "11\ntwo\nthree\n"


@pytest.mark.parametrize("how", ["apply", "merge"])
async def test_ag5_contradictions_are_named_and_nothing_is_done(
    checkout: Any, root: Path, how: str
) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "a.txt").write_text("task\n")
    (workspace.path / "fine.txt").write_text("f\n")
    checkout.write(a_txt="user\n")
    checkout.commit("moved on")
    before = checkout.state()
    with pytest.raises(AcceptRefused, match=r"a\.txt") as caught:
        await accept(workspace, how)
    assert caught.value.paths == ("a.txt",)
    assert checkout.state() == before


@pytest.mark.parametrize("how", ["apply", "merge"])
@pytest.mark.parametrize("mine", ["new.txt", "new.txt/deep", "out"])
async def test_ag5_files_git_does_not_know_are_not_overwritten(
    checkout: Any, root: Path, how: str, mine: str
) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "new.txt").write_text("task\n")
    (workspace.path / "out").mkdir()
    (workspace.path / "out/forced").write_text("f\n")
    checkout.git("add", "-f", "out/forced", at=workspace.path)
    place = checkout.path / mine
    place.parent.mkdir(exist_ok=True)
    place.write_text("mine\n")
    before = checkout.state()
    with pytest.raises(AcceptRefused):
        await accept(workspace, how)
    assert checkout.state() == before
