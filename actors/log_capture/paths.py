"""Where each log lies; no two logs share a file (LG1)."""

import re
from pathlib import Path

from ..kernel import Invalid

_task_id = re.compile(r"[A-Za-z0-9._-]{1,128}")


def server_log(directory: Path) -> Path:
    """What the server did."""
    return directory / "server.log"


# Task `a-exec` has its workflow log where task `a` has its execution log, but for the mark, which
# no task id contains.
def workflow_log(directory: Path, task_id: str) -> Path:
    """What was planned and generated for a task."""
    mark = "~" if _checked(task_id).endswith("-exec") else ""
    return directory / f"task-{task_id}{mark}.log"


def exec_log(directory: Path, task_id: str) -> Path:
    """What a task's commands wrote to stdout and stderr."""
    return directory / f"task-{_checked(task_id)}-exec.log"


def _checked(task_id: str) -> str:
    if not _task_id.fullmatch(task_id):
        raise Invalid(
            f"task_id: {task_id[:140]!r} is not canonical (1 to 128 of A-Z a-z 0-9 . _ -)"
        )
    return task_id
