"""AG5: cut short anywhere, or done at once with others, nothing is left half done."""

from pathlib import Path
from typing import Any

import pytest
import trio
from understudy.actors.worker.workspaces import accept, changes, open_workspace, recover


@pytest.mark.parametrize("cut", [n / 100 for n in range(0, 20, 2)])
async def test_ag5_opening_that_is_cancelled_leaves_nothing(
    checkout: Any, root: Path, cut: float
) -> None:
    before = (checkout.state(), checkout.git("worktree", "list"))
    with trio.move_on_after(cut) as scope:
        await open_workspace(checkout.path, "t1", root)
    if scope.cancelled_caught:
        assert (await recover(root)).workspaces == ()
        assert (checkout.state(), checkout.git("worktree", "list")) == before
        assert checkout.git("branch", "--list", "understudy/*") == ""
    assert (await open_workspace(checkout.path, "t1", root)).path.is_dir()


@pytest.mark.parametrize("how", ["apply", "merge"])
@pytest.mark.parametrize("cut", [n / 100 for n in range(4, 40, 6)])
async def test_ag5_accepting_that_is_cancelled_is_whole_or_not_at_all(
    checkout: Any, root: Path, how: str, cut: float
) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    for number in range(50):
        (workspace.path / f"new{number}.txt").write_text(f"{number}\n")
    with trio.move_on_after(cut):
        await accept(workspace, how)
    assert len(list(checkout.path.glob("new*.txt"))) in (0, 50)
    await accept(workspace, how)
    assert len(list(checkout.path.glob("new*.txt"))) == 50
    assert checkout.git("status", "--porcelain", "-uno") == ""


@pytest.mark.parametrize("how", ["apply", "merge"])
async def test_ag5_several_are_accepted_at_once(checkout: Any, root: Path, how: str) -> None:
    async def work(number: int) -> None:
        workspace = await open_workspace(checkout.path, f"t{number}", root)
        (workspace.path / f"new{number}.txt").write_text("n\n")
        await accept(workspace, how)

    async with trio.open_nursery() as nursery:
        for number in range(5):
            nursery.start_soon(work, number)
    assert len(list(checkout.path.glob("new*.txt"))) == 5


async def test_ag5_changes_are_seen_while_the_agent_works(checkout: Any, root: Path) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)

    async def churn() -> None:
        while True:
            for number in range(20):
                (workspace.path / f"{number}.tmp").write_text("x")
            await trio.sleep(0.001)
            for number in range(20):
                (workspace.path / f"{number}.tmp").unlink()
            await trio.lowlevel.checkpoint()

    async with trio.open_nursery() as nursery:
        nursery.start_soon(churn)
        for _ in range(5):
            await changes(workspace)
        nursery.cancel_scope.cancel()
    (workspace.path / "kept.txt").write_text("k")
    assert "kept.txt" in [file.path for file in (await changes(workspace)).files]
