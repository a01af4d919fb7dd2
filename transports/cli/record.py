"""Asking about the log: the running server, or the log itself where none runs."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TypeVar

import trio

from ...config import Settings
from ..client import RecordApi
from ..discovery import find
from .starting import just_started

Result = TypeVar("Result")


def with_record(settings: Settings, ask: Callable[[RecordApi], Awaitable[Result]]) -> Result:
    """Run `ask` with the log of the data folder, whoever serves it."""

    async def run() -> Result:
        async with _record(settings) as api:
            return await ask(api)

    return trio.run(run)


@asynccontextmanager
async def _record(settings: Settings) -> AsyncGenerator[RecordApi]:
    async with AsyncExitStack() as stack:
        running = find(settings)
        url = running.url if running else await _open(stack, settings)
        api = RecordApi(url)
        try:
            yield api
        finally:
            with trio.CancelScope(shield=True):
                await api.close()


async def _open(stack: AsyncExitStack, settings: Settings) -> str:
    from ...supervisors.application import run_record
    from ..http import serve_unpublished

    try:
        services = await stack.enter_async_context(run_record(settings))
    except Exception as error:
        if running := await just_started(settings, error):
            return running.url
        raise
    return await stack.enter_async_context(serve_unpublished(services))
