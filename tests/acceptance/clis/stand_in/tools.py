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


def _described(command: str) -> Arguments:
    return {"command": command, "description": "as asked"}


SHELLS: dict[str, Callable[[str], Arguments]] = {
    "Bash": _described,
    "bash": _described,
    "run_shell_command": _described,
    "exec_command": lambda command: {"cmd": command, "yield_time_ms": 30_000},
    "shell_command": lambda command: {"command": command},
}
# How a command goes to the background; where a tool knows no way, the shell does.
BACKGROUND: dict[str, Arguments] = {
    "Bash": {"run_in_background": True},
    "run_shell_command": {"is_background": True},
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
        return _running(Shell(f"cat > {step.path} <<'END'\n{step.content}END"), offered)
    return Say(f"{step.path}\n```\n{step.content}```\n")  # aider's whole-file edit


def _running(step: Shell, offered: list[str]) -> Call | Say:
    for name in offered:
        if name in SHELLS:
            there = BACKGROUND.get(name, {})
            by_shell = step.background and not there
            arguments = SHELLS[name](f"{step.command} &" if by_shell else step.command)
            return Call(name, arguments | there if step.background else arguments)
    # Aider runs nothing for its model, but the user's tests after each edit: so here is an edit.
    return _writing(Write("note.txt", "before the tests\n"), offered, Path())


def as_offered(step: Answer, offered: Iterable[str], project: Path) -> Call | Say:
    """A step as a call of the tools that a request offers; words where it offers none."""
    names = list(offered)
    match step:
        case Say():
            return step
        case Write():
            return _writing(step, names, project)
        case Shell():
            return _running(step, names)
