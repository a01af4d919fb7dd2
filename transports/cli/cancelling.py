"""`understudy cancel`."""

from collections.abc import Sequence
from typing import Any

import click

from ...config import Settings
from ..client import ApiError, Server
from .errors import explain
from .exit_codes import ExitCode
from .local import with_server
from .output import print_json, tell_error


def cancel_tasks(
    settings: Settings, task_ids: Sequence[str], reason: str | None, *, as_json: bool
) -> int:
    """Cancel each task; one that cannot be is told, and the others are cancelled all the same."""

    async def ask(server: Server) -> int:
        code = ExitCode.OK
        for task_id in task_ids:
            try:
                _tell(await server.api.cancel(task_id, reason), as_json)
            except ApiError as error:
                told = explain(error)
                code = code or told.code
                tell_error(str(told), told.code, as_json=as_json)
        return code

    return with_server(settings, ask)


def _tell(answer: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_json(answer)
    elif answer["cancelled"]:
        click.echo(f"{answer['task_id']}: being cancelled")
    else:
        click.echo(f"{answer['task_id']}: has ended already ({answer['status']})")
