"""AG5: an agent works on files of its own; the user's checkout stays as it is."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from understudy.actors.event_store import Event, rebuild_state

WRITES = "(Path.cwd() / 'new.txt').write_text('1\\n2\\n'); (Path.cwd() / 'old.txt').unlink()"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with one file."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    (folder / "old.txt").write_text("old\n")
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    for command in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "first")):
        subprocess.run(("git", *command), cwd=folder, check=True)
    return folder


def changed(story: list[Event]) -> list[dict[str, Any]]:
    return [event.data for event in story if event.event_type == "WORKSPACE_CHANGED"]


async def test_ag5_a_repository_is_worked_on_in_a_worktree(
    run_house: Any, ask: Any, fake_cli: Callable[[str], Any], checkout: Path
) -> None:
    cli = fake_cli("claude")
    cli.replays("cc_ok.jsonl", does=WRITES)
    async with run_house(agents={"claude": cli.settings()}) as house:
        story = await ask(house, "claude", workspace=str(checkout), check="test ! -e old.txt")
    (told,) = changed(story)
    assert (told["files"], told["added"], told["removed"]) == (2, 2, 1)
    assert told["branch"] == f"understudy/{story[0].task_id}"
    assert cli.given[0]["cwd"] == told["path"] != str(checkout)
    assert {(one["path"], one["status"]) for one in told["changes"]} == {
        ("new.txt", "added"),
        ("old.txt", "deleted"),
    }
    assert "+2" in Path(told["patch"]).read_text()
    assert "new.txt" in Path(told["report"]).read_text()
    assert sorted(path.name for path in checkout.iterdir()) == [".git", "old.txt"]
    status = subprocess.run(
        ("git", "status", "--porcelain"), cwd=checkout, check=True, capture_output=True
    )
    assert status.stdout == b""
    state = rebuild_state(story)
    assert (state.files_changed, state.branch, state.verdict) == (2, told["branch"], "verified")


async def test_ag5_isolation_can_be_left_out_and_asked_for(
    run_house: Any, ask: Any, fake_cli: Callable[[str], Any], checkout: Path
) -> None:
    cli = fake_cli("claude")
    cli.replays("cc_ok.jsonl")
    async with run_house(agents={"claude": cli.settings()}) as house:
        story = await ask(house, "claude", workspace=str(checkout), isolate=False)
        assert changed(story) == []
        story = await house.run("touch", "made", workspace=str(checkout), isolate=True)
        assert changed(story)[0]["files"] == 1
        assert story[-1].data["verdict"] == "partial"
    assert cli.given[0]["cwd"] == str(checkout)
    assert not (checkout / "made").exists()


async def test_ag5_a_target_that_is_no_folder_is_told(
    run_house: Any, ask: Any, fake_cli: Callable[[str], Any], checkout: Path
) -> None:
    async with run_house(agents={"claude": fake_cli("claude").settings()}) as house:
        story = await ask(house, "claude", workspace=str(checkout / "old.txt"))
    assert story[-1].event_type == "TASK_FAILED"
    assert "old.txt is a file" in story[-1].data["reason"]
