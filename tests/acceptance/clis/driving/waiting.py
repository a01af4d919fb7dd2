"""Waiting for what tells nobody that it has happened."""

from collections.abc import Callable

import trio

INTERVAL = 0.05  # seconds


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds that another program brings about."""
    while not holds():  # noqa: ASYNC110 - files and processes of others set no event
        await trio.sleep(INTERVAL)
