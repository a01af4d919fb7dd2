"""`understudy replay --at`: a task as it stood."""

import shlex
from typing import Any, cast

import click

from ...config import Settings
from ..client import command_of
from ..terminal import clean
from .output import print_json
from .record import with_record

_HIDDEN = frozenset({"request", "last_lines", "anomalies", "anomaly_count", "correlation_id"})


def show_past_state(settings: Settings, task_id: str, at: str, *, as_json: bool) -> None:
    """Print the state of a task as of a sequence number or an instant."""
    state = with_record(settings, lambda api: api.state(task_id, at))
    if as_json:
        print_json(state)
        return
    rows = {name: value for name, value in state.items() if value and name not in _HIDDEN}
    rows["command"] = shlex.join(command_of(state))
    width = max(map(len, rows))
    for name, value in rows.items():
        click.echo(f"{name.replace('_', ' '):<{width}}  {clean(_shown(value))}")
    for line in state["last_lines"]:
        click.echo(f"  {clean(line)}")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        parts = cast("dict[str, Any]", value)
        return ", ".join(f"{key} {part}" for key, part in parts.items() if part is not None)
    return str(value)
