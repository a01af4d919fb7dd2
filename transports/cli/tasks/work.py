"""What `run` was given to do: command lines, or a prompt for an agent; never both."""

import shlex
import sys
from collections.abc import Sequence
from typing import Any

import click

from ....actors.orchestrator import COMMAND_AGENT

_FROM_INPUT = "-"


def work_of(
    command: Sequence[str],
    lines: Sequence[str],
    agent: str | None,
    prompt: str | None,
    model: str | None,
) -> list[dict[str, Any]]:
    """Return the fields of each task's work; `click.UsageError` names the option at fault."""
    named = agent is not None and agent != COMMAND_AGENT
    if prompt is None and not named:
        if model is not None:
            raise click.UsageError("--model is for an agent: name it with --agent")
        return [{"command": argv} for argv in _commands(command, lines)]
    if command or lines:
        given = "--agent" if prompt is None else "--prompt"
        raise click.UsageError(f"{given} or a command, not both: an agent takes no command line")
    if prompt is None:
        raise click.UsageError(f"--agent {agent} needs --prompt TEXT, or --prompt - to read it")
    if not named:
        raise click.UsageError("--prompt needs --agent NAME, as in --agent claude")
    fields = {"agent": agent, "prompt": _text(prompt)}
    return [fields if model is None else {**fields, "model": model}]


def _text(prompt: str) -> str:
    text = _read() if prompt == _FROM_INPUT else prompt
    if not text.strip():
        where = "standard input is" if prompt == _FROM_INPUT else "the text is"
        raise click.UsageError(f"--prompt: {where} empty")
    return text


def _read() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise click.UsageError(
            f"--prompt -: standard input is not UTF-8 (at byte {error.start})"
        ) from None


def _commands(command: Sequence[str], lines: Sequence[str]) -> list[list[str]]:
    if bool(command) == bool(lines):
        what = "both are given" if command else "neither is given"
        raise click.UsageError(
            "one command after two dashes (understudy run -- pytest -q), --task lines, or"
            f" --agent with --prompt: {what}"
        )
    return [list(command)] if command else [_split(line) for line in lines]


def _split(line: str) -> list[str]:
    try:
        argv = shlex.split(line)
    except ValueError as error:
        raise click.UsageError(f"--task {line!r}: {error}") from None
    if not argv:
        raise click.UsageError(f"--task {line!r}: there is no command in it")
    return argv
