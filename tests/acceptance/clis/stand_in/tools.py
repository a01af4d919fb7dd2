"""The tools of each CLI, by the names under which it offers them to its model."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .script import Answer, Say, Shell, Write

Arguments = dict[str, Any]

WRITERS: dict[str, Callable[[str, str], Arguments]] = {
    "Write": lambda path, content: {"file_path": path, "content": content},
    "write": lambda path, content: {"filePath": path, "content": content},
    "write_file": lambda path, content: {"file_path": path, "content": content},
}
SHELLS: dict[str, Callable[[str], Arguments]] = {
    "Bash": lambda command: {"command": command, "description": "as asked"},
    "bash": lambda command: {"command": command, "description": "as asked"},
    "run_shell_command": lambda command: {"command": command, "description": "as asked"},
    "exec_command": lambda command: {"cmd": command, "yield_time_ms": 30_000},
    "shell_command": lambda command: {"command": command},
}


@dataclass(frozen=True, slots=True)
class Call:
    """A call of one of the agent's tools."""

    name: str
    arguments: Arguments

    @property
    def json(self) -> str:
        """The arguments as the model's text."""
        return json.dumps(self.arguments)


def _writing(step: Write, offered: list[str], project: Path) -> Call | Say:
    for name in offered:
        if name in WRITERS:
            return Call(name, WRITERS[name](str(project / step.path), step.content))
    if offered:  # codex writes files with its shell
        return _running(f"cat > {step.path} <<'END'\n{step.content}END", offered)
    return Say(f"{step.path}\n```\n{step.content}```\n")  # aider's whole-file edit


def _running(command: str, offered: list[str]) -> Call | Say:
    for name in offered:
        if name in SHELLS:
            return Call(name, SHELLS[name](command))
    return Say(f"```bash\n{command}\n```\n")


def as_offered(step: Answer, offered: Iterable[str], project: Path) -> Call | Say:
    """A step as a call of the tools that a request offers; words where it offers none."""
    names = list(offered)
    match step:
        case Say():
            return step
        case Write():
            return _writing(step, names, project)
        case Shell():
            return _running(step.command, names)
