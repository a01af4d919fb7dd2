"""The report of a task's work, for people."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import trio

from .changes import Changes, changes
from .listing import FileChange
from .workspace import Kind, Workspace

REPORT = "report.md"
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Report:
    """The text (Markdown), where it lies, and the changes it speaks of."""

    text: str
    file: Path
    changes: Changes


async def report(
    workspace: Workspace, *, title: str = "", outcome: str = "", facts: Sequence[str] = ()
) -> Report:
    """Write the report of what the task has done so far, and its patch.

    `outcome` is a line on how it ended, `facts` are further ones: checks, cost, time.
    """
    found = await changes(workspace)
    text = "\n".join(_lines(workspace, found, title, outcome, facts)) + "\n"
    file = workspace.home / REPORT
    await trio.Path(file).write_text(text, "utf-8", "backslashreplace")
    return Report(text, file, found)


def _lines(
    workspace: Workspace, found: Changes, title: str, outcome: str, facts: Sequence[str]
) -> list[str]:
    heading = [f"# {title or f'Task {workspace.task_id}'}", ""]
    about = [outcome, *facts, *_places(workspace, found)]
    return (
        heading
        + [f"- {line}" for line in about if line]
        + _table(found)
        + _section("Not in the diff", found.left_out)
        + _section("Ignored by git, in the workspace alone", found.ignored[:_SHOWN])
        + _section("Notes", workspace.notes)
    )


def _places(workspace: Workspace, found: Changes) -> list[str]:
    whole = "" if found.patch.whole_file else " (cut off: it is too large)"
    lines = [f"folder: `{workspace.path}`", f"diff: `{found.patch.file}`{whole}"]
    if workspace.kind is Kind.WORKTREE:
        lines.append(f"branch: `{workspace.branch}`, from commit `{workspace.base[:12]}`")
    if workspace.accepted is not None:
        lines.append(f"accepted: {workspace.accepted.how}")
    elif workspace.target is not None:
        accept = f"`understudy accept {workspace.task_id}`"
        lines.append(f"{workspace.target} is untouched; {accept} brings the changes there")
    return lines


def _table(found: Changes) -> list[str]:
    if not found.total:
        return ["", "No file was changed."]
    rows = [_row(file) for file in found.files[:_SHOWN]]
    if found.total > len(rows):
        rows.append(f"| and {found.total - len(rows)} more | | | |")
    files = "1 file" if found.total == 1 else f"{found.total} files"
    summary = f"{files} changed, {found.added} lines added, {found.removed} removed."
    head = ["", summary, "", "| file | | + | - |", "|---|---|---:|---:|"]
    return head + rows


def _row(file: FileChange) -> str:
    name = f"{file.old_path} → {file.path}" if file.old_path else file.path
    name = name.replace("|", "\\|").replace("\n", "\\n")
    lines = "binary | " if file.binary else f"{file.added} | {file.removed}"
    return f"| `{name}` | {file.status} | {lines} |"


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", f"## {title}", "", *(f"- {line}" for line in lines)] if lines else []
