"""`understudy ps`: the tasks as a table."""

import shlex
from datetime import UTC, datetime
from typing import Any

import click

from ...config import Settings
from ..client import Server, command_of
from ..terminal import clean, human_bytes, human_time
from .hidden import tell_ended
from .local import with_server
from .output import print_json, print_table

_HEADS = ("TASK", "STATUS", "PRIORITY", "CREATED", "LINES", "OUTPUT", "COMMAND")
_PAGE = 200  # the server gives no more than 500 at once


def list_tasks(settings: Settings, *, ended: bool, limit: int, as_json: bool) -> None:
    """Print the newest tasks; without `ended` only those that wait or run."""
    query = {} if ended else {"status": "queued,running"}

    async def ask(server: Server) -> list[dict[str, Any]]:
        tasks: list[dict[str, Any]] = []
        before: dict[str, str] = {}
        while len(tasks) < limit:
            count = min(_PAGE, limit - len(tasks))
            page = await server.api.tasks(limit=count, **query, **before)
            tasks += page["tasks"]
            if not page["next_before"]:
                break
            before = {"before": page["next_before"]}
        return tasks

    async def look(server: Server) -> tuple[list[dict[str, Any]], str]:
        tasks = await ask(server)
        return tasks, "" if ended or as_json else await tell_ended(server)

    tasks, hidden = with_server(settings, look)
    if as_json:
        for task in tasks:
            print_json(task)
    else:
        now = datetime.now(UTC)
        print_table(_HEADS, [_row(task, now) for task in tasks])
        if hidden:
            click.echo(hidden)


def _row(task: dict[str, Any], now: datetime) -> list[str]:
    return [
        task["task_id"],
        task["status"],
        str(task["priority"]),
        _age(task["created_at"], now),
        f"{task['lines']:,}",
        human_bytes(task["bytes"]),
        clean(shlex.join(command_of(task))),
    ]


def _age(created_at: str | None, now: datetime) -> str:
    if created_at is None:
        return ""
    return f"{human_time((now - datetime.fromisoformat(created_at)).total_seconds())} ago"
