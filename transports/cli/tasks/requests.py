"""From the options of `run` to requests for tasks."""

import shlex
from collections.abc import Iterable, Sequence
from typing import Any

import click

from ....actors.orchestrator import parse_priority

Request = dict[str, Any]


def requests_of(
    command: Sequence[str],
    *,
    lines: Sequence[str],
    restart: str | None,
    max_restarts: int | None,
    within: float | None,
    env: Iterable[str],
    priority: str | None,
    **same: Any,
) -> list[Request]:
    """Return a request for each command; `click.UsageError` says what does not go together."""
    commands = _commands(command, lines)
    if same["task_id"] is not None and len(commands) > 1:
        raise click.UsageError("--id is for one task, and here are several")
    policy = {"policy": restart, "max_restarts": max_restarts, "within": within}
    fields = {
        "restart": _given(policy),
        "environment": dict(map(_variable, env)),
        "priority": None if priority is None else _priority(priority),
        **same,
    }
    return [{"command": argv, **_given(fields)} for argv in commands]


def _commands(command: Sequence[str], lines: Sequence[str]) -> list[list[str]]:
    if bool(command) == bool(lines):
        what = "both are given" if command else "neither is given"
        raise click.UsageError(
            f"one command after two dashes (understudy run -- pytest -q) or --task lines: {what}"
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


def _variable(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise click.UsageError(f"--env {text!r}: is not of the form NAME=VALUE")
    return name, value


def _priority(text: str) -> int:
    try:
        return parse_priority(int(text) if text.lstrip("-").isdecimal() else text)
    except ValueError as error:
        raise click.UsageError(f"--priority: {error}") from None


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, {})}
