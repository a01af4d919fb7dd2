"""Steps that are repeated until they succeed."""

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import trio

from ..event_store import StorageError
from ..kernel import ActorDied, AskTimeout, Unavailable

_log = logging.getLogger(__name__)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.01, 0.5
R = TypeVar("R")


async def insist(step: Callable[[], Awaitable[R]], task_id: str) -> R:
    """Repeat a recording step until it succeeds: a full disk delays a task and loses nothing.

    `step` must be safe to repeat. The first failure is logged under the task's id.
    """
    pause = _FIRST_PAUSE
    while True:
        try:
            return await step()
        except (ActorDied, AskTimeout, StorageError, Unavailable) as error:
            if pause == _FIRST_PAUSE:
                _log.warning("the record of %s waits: %s", task_id, error)
        await trio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)
