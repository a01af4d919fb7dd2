"""AG5: the report, for people."""

from pathlib import Path
from typing import Any

from understudy.actors.worker.workspaces import accept, open_workspace, report


async def test_ag5_the_report_says_what_a_user_needs(checkout: Any, root: Path) -> None:
    workspace = await open_workspace(checkout.path, "t1", root)
    nothing = await report(workspace)
    assert "No file was changed." in nothing.text
    (workspace.path / "pipe|name.txt").write_text("n\n")
    made = await report(workspace, title="Add it", outcome="verified", facts=["cost: 1 $"])
    assert made.file.read_text() == made.text
    for part in ("# Add it", "- verified", "- cost: 1 $", "`pipe\\|name.txt` | added | 1 | 0"):
        assert part in made.text
    assert "understudy accept t1" in made.text
    await accept(workspace, "branch")
    again = await open_workspace(checkout.path, "t1", root)
    assert "accepted: branch" in (await report(again)).text
