"""Asking the running server once, from a command that does nothing else."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import trio

from ...config import Settings
from ..client import Server

Result = TypeVar("Result")


def with_server(settings: Settings, ask: Callable[[Server], Awaitable[Result]]) -> Result:
    """Run `ask` with the server that has the data folder; `NoServer` when there is none."""

    async def run() -> Result:
        async with Server.find(settings) as server:
            return await ask(server)

    return trio.run(run)
