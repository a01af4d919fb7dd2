"""A stand-in on a loopback port of its own."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import trio
from hypercorn.app_wrappers import ASGIWrapper
from hypercorn.config import Config
from hypercorn.trio.run import worker_serve
from quart_trio import QuartTrio

from .script import Script
from .server import StandIn


async def _hypercorn(
    app: QuartTrio, config: Config, *, task_status: trio.TaskStatus[list[str]]
) -> None:
    await worker_serve(ASGIWrapper(app), config, task_status=task_status)


@asynccontextmanager
async def serve(script: Script, project: Path) -> AsyncGenerator[StandIn]:
    """Serve a script on a free loopback port; `StandIn.url` is its address, without a slash."""
    stand_in = StandIn(script, project)
    config = Config()
    config.bind, config.accesslog, config.errorlog = ["127.0.0.1:0"], None, None
    async with trio.open_nursery() as nursery:
        binds = await nursery.start(partial(_hypercorn, stand_in.app, config))
        stand_in.url = binds[0]
        yield stand_in
        nursery.cancel_scope.cancel()
