"""Tasks that move through their lives in the log."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from understudy.actors.event_store import Event, EventType

LIVES = {
    "queued": (EventType.TASK_CREATED, EventType.TASK_QUEUED),
    "running": (EventType.TASK_CREATED, EventType.TASK_QUEUED, EventType.TASK_STARTED),
    "complete": (EventType.TASK_CREATED, EventType.TASK_STARTED, EventType.TASK_COMPLETE),
    "failed": (EventType.TASK_CREATED, EventType.TASK_STARTED, EventType.TASK_FAILED),
}
DATA: dict[str, dict[str, Any]] = {
    EventType.TASK_CREATED: {"request": {"command": ["true"]}},
    EventType.TASK_QUEUED: {"priority": 20},
    EventType.TASK_FAILED: {"reason": "it broke"},
}

Live = Callable[..., Awaitable[int]]


@pytest.fixture
def live(make_event: Callable[..., Event]) -> Live:
    """Record the life of a task up to a status; return the sequence number of its last event."""

    async def record(core: Any, task_id: str, status: str) -> int:
        events = [make_event(kind, task_id=task_id, **DATA.get(kind, {})) for kind in LIVES[status]]
        return (await core.log.append(*events))[-1].sequence_number

    return record
