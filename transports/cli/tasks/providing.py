"""A server to work with: the running one, or one of our own for as long as it is needed."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager

import click
import trio

from ....config import Settings
from ...client import Server
from ...discovery import Running, find
from ..common import Common
from ..ending import Ending
from ..errors import CommandError
from ..exit_codes import ExitCode
from ..starting import just_started

_POLL = 0.1
_OWN = "storage.data_dir"  # what tells servers apart, and is none of their settings


def refuse_settings(common: Common, running: Running) -> None:
    """Refuse settings that are the running server's own, instead of letting them fall away."""
    if foreign := sorted(set(common.overrides) - {_OWN}):
        raise CommandError(
            ExitCode.USAGE,
            f"the server on {running.url} runs with its own settings: {', '.join(foreign)} "
            "cannot be changed for this run; end it, or use another --data-dir",
        )


@asynccontextmanager
async def a_server(settings: Settings, ending: Ending) -> AsyncGenerator[Server]:
    """Give the running server; start one in this process when there is none."""
    async with AsyncExitStack() as stack:
        running = find(settings) or await _start(stack, settings, ending)
        async with Server(settings, running) as server:
            yield server


async def _start(stack: AsyncExitStack, settings: Settings, ending: Ending) -> Running:
    from ..hosting import hosting, on_free_port, prepare_process

    prepare_process()
    try:
        return await stack.enter_async_context(hosting(on_free_port(settings), ending))
    except Exception as error:
        if running := await just_started(settings, error):
            return running
        raise


async def let_others_end(server: Server) -> None:
    """Wait until nothing runs: a server of our own may have been given tasks by others."""
    told = False
    while (await server.api.tasks(status="queued,running", limit=1))["total"]:
        if not told:
            click.echo("understudy: others' tasks still run here; waiting for them", err=True)
        told = True
        await trio.sleep(_POLL * 5)
