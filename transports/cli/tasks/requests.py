"""From the options of `run` to requests for tasks."""

from collections.abc import Iterable, Sequence
from typing import Any

import click

from ....actors.orchestrator import parse_priority
from .work import work_of

Request = dict[str, Any]


def requests_of(
    command: Sequence[str],
    *,
    lines: Sequence[str],
    agent: str | None,
    prompt: str | None,
    model: str | None,
    check: str | None,
    restart: str | None,
    max_restarts: int | None,
    within: float | None,
    env: Iterable[str],
    priority: str | None,
    **same: Any,
) -> list[Request]:
    """Return a request for each piece of work; `click.UsageError`: what does not go together."""
    works = work_of(command, lines, agent, prompt, model)
    if same["task_id"] is not None and len(works) > 1:
        raise click.UsageError("--id is for one task, and here are several")
    if check is not None and not check.strip():
        raise click.UsageError("--check: there is no command in it")
    policy = {"policy": restart, "max_restarts": max_restarts, "within": within}
    fields = {
        "restart": _given(policy),
        "environment": dict(map(_variable, env)),
        "check": check,
        "priority": None if priority is None else _priority(priority),
        **same,
    }
    return [{**work, **_given(fields)} for work in works]


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
