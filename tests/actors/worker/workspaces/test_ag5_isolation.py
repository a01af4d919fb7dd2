"""AG5: neither the environment nor the user's settings and hooks lead git astray."""

from pathlib import Path
from typing import Any

import pytest
from understudy.actors.worker.workspaces import accept, open_workspace
from understudy.actors.worker.workspaces.environment import git_environment


async def test_ag5_the_environment_of_a_hook_is_not_believed(
    checkout: Any, make_checkout: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_checkout("other")
    other.write(o_txt="o\n")
    other.commit()
    for name, value in {
        "GIT_DIR": str(other.path / ".git"),
        "GIT_WORK_TREE": str(other.path),
        "GIT_INDEX_FILE": str(other.path / ".git/index"),
        "GIT_CONFIG_PARAMETERS": "'core.bare=true'",
    }.items():
        monkeypatch.setenv(name, value)
    before = other.state()
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "new.txt").write_text("n\n")
    await accept(workspace, "merge")
    assert (checkout.path / "new.txt").exists()
    assert other.state() == before


def test_ag5_only_the_users_own_git_variables_are_kept() -> None:
    given = {"GIT_AUTHOR_NAME": "A", "GIT_INDEX_FILE": "i", "GIT_NEW_THING": "x", "PATH": "p"}
    made = git_environment(given, large_files=False)
    assert made["GIT_AUTHOR_NAME"] == "A"
    assert made["PATH"] == "p"
    assert "GIT_INDEX_FILE" not in made
    assert "GIT_NEW_THING" not in made
    assert made["GIT_TERMINAL_PROMPT"] == "0"


@pytest.mark.parametrize("how", ["apply", "merge", "branch"])
async def test_ag5_no_hook_runs_and_nothing_is_stashed(
    checkout: Any, root: Path, tmp_path: Path, how: str
) -> None:
    hooks = checkout.path / ".git/hooks"
    names = (
        "pre-commit",
        "post-checkout",
        "post-merge",
        "reference-transaction",
        "post-index-change",
    )
    for name in names:
        (hooks / name).write_text(f"#!/bin/sh\ntouch '{tmp_path}/{name}-ran'\nexit 1\n")
        (hooks / name).chmod(0o755)
    checkout.git("config", "core.fsmonitor", f"touch '{tmp_path}/monitor-ran'; false")
    checkout.git("config", "commit.gpgSign", "true")
    checkout.git("config", "merge.autoStash", "true")
    checkout.write(b_txt="uncommitted\n")
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "new.txt").write_text("n\n")
    await accept(workspace, how)
    assert list(tmp_path.glob("*-ran")) == []
    assert (checkout.path / "b.txt").read_text() == "uncommitted\n"


async def test_ag5_commits_have_an_author_also_without_one(
    checkout: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    (workspace.path / "new.txt").write_text("n\n")
    await accept(workspace, "branch")
    log = ("log", "-1", "--format=%an", "understudy/t1")
    assert checkout.git(*log) == "Understudy"
    checkout.git("config", "user.name", "Grace")
    checkout.git("config", "user.email", "grace@example.org")
    (workspace.path / "more.txt").write_text("m\n")
    await accept(workspace, "branch")
    assert checkout.git(*log) == "Grace"
