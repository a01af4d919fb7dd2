"""AG5: a full disk, a git that hangs, a lock that another git holds."""

import resource
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
import trio
from understudy.actors.worker.workspaces import AcceptRefused, GitTimeout, accept, open_workspace
from understudy.actors.worker.workspaces.git import Git
from understudy.actors.worker.workspaces.processes import run_to_end


async def test_ag5_a_full_disk_leaves_no_half(checkout: Any, root: Path) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "a.txt").write_text("task\n")
    (workspace.path / "b.txt").unlink()
    (workspace.path / "big").write_bytes(bytes(4_000_000))
    before = checkout.state()
    _, hard = limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        with pytest.raises(AcceptRefused, match="were taken back"):
            await accept(workspace)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert checkout.state() == before
    assert (await accept(workspace)).files == ("a.txt", "b.txt", "big")


async def test_ag5_a_git_that_hangs_is_killed() -> None:
    hanging = [sys.executable, "-c", "import time; time.sleep(100)"]
    with trio.fail_after(20), pytest.raises(GitTimeout, match="not done after"):
        await run_to_end(hanging, {}, 0.2)


async def test_ag5_a_lock_is_waited_for(checkout: Any) -> None:
    lock = checkout.path / ".git/index.lock"
    lock.touch()
    git = Git(checkout.path / ".git", checkout.path)
    checkout.write(a_txt="changed\n")

    async def release() -> None:
        await trio.sleep(0.3)
        lock.unlink()

    async with trio.open_nursery() as nursery:
        nursery.start_soon(release)
        await git.run("add", "a.txt")
    assert checkout.git("diff", "--cached", "--name-only") == "a.txt"
