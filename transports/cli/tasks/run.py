"""`understudy run`."""

from collections.abc import Sequence
from functools import partial

import click
import trio

from ...client import ApiError, Server, command_of
from ...discovery import find
from ..common import Common
from ..exit_codes import ExitCode
from ..local import with_server
from ..output import print_json
from ..view_options import ViewOptions
from .providing import a_server, refuse_settings
from .requests import Request
from .session import Session
from .watching import Watching


def run_tasks(
    common: Common, view: ViewOptions, requests: Sequence[Request], *, detach: bool, wait: bool
) -> int:
    """Run the tasks, show them, and return the exit code that fits how they ended."""
    settings = common.load().settings
    if running := find(settings):
        refuse_settings(common, running)
    if detach:
        return with_server(settings, lambda server: _detach(server, requests, wait, common.json))
    watching = Watching(settings, view, as_json=common.json, owns=True)
    prepare = partial(_submit, requests=requests, wait=wait)
    return trio.run(watching.run, partial(a_server, settings), prepare)


async def _submit(
    server: Server, session: Session, *, requests: Sequence[Request], wait: bool
) -> None:
    try:
        for request in requests:
            if session.cancelled:
                return
            answer = await server.api.submit(request, wait=wait)
            session.add(answer["task_id"], command_of({"request": request}))
    except ApiError:
        # All of them or none: those before it would run with nobody watching.
        await session.cancel("another task of the same run was refused")
        raise


async def _detach(server: Server, requests: Sequence[Request], wait: bool, as_json: bool) -> int:
    for request in requests:
        answer = await server.api.submit(request, wait=wait)
        if as_json:
            print_json(answer)
        else:
            click.echo(answer["task_id"])
    return ExitCode.OK
